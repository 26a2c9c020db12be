import { describe, expect, it } from '@jest/globals';
import { NOT_BROKEN_DOWN, type ReportRow } from '@entente/counting';
import { dayFact, type DayGiven } from '../../test/events.js';
import { operationDocument, type OperationDocument } from '../projections/operation-document.js';
import { notesOn } from './report-notes.js';

const row = (given: Partial<ReportRow> = {}): ReportRow => ({
  group: {},
  indicator: 'personsArrested',
  unit: 'persons',
  value: 3,
  precision: 'exact',
  operations: 1,
  nested: 0,
  operationsReporting: 1,
  ...given,
});

const operation = (given: DayGiven = {}): OperationDocument => operationDocument([dayFact(given)])!;

const coverage = { answered: 1, of: 2 };
const partial = { value: 3, precision: 'exact', operations: 1, coverage } as const;

describe('notesOn', () => {
  it('says nothing where nothing needs saying', () => {
    expect(notesOn([row()], [operation()], { groupBy: ['year'] })).toEqual([]);
  });

  it.each<[RegExp, readonly ReportRow[], Parameters<typeof notesOn>[2], DayGiven['period']?]>([
    [
      /^Potential, presumed/,
      ['victimsIdentified', 'victimsRegistered'].map((indicator) => row({ indicator })),
      { groupBy: [] },
    ],
    [/^partial:/, [row({ partial })], { groupBy: [] }],
    [/^precision:/, [row({ precision: 'over' })], { groupBy: [] }],
    [/^Rows of countries/, [row()], { groupBy: ['country'] }],
    [/^Rows of countries/, [row()], { groupBy: [], countries: ['NL' as never] }],
    [/^not-broken-down:/, [row({ group: { sex: NOT_BROKEN_DOWN } })], { groupBy: ['sex'] }],
    [/^year null:/, [row()], { groupBy: ['year'] }, {}],
  ])('says %s', (note, rows, query, period = { year: 2026 }) => {
    expect(notesOn(rows, [operation({ period })], query)).toEqual([expect.stringMatching(note)]);
  });

  it('is silent on victims of one kind, and on undated operations that were not asked for', () => {
    expect(notesOn([row({ indicator: 'victimsIdentified' })], [operation()], { groupBy: [] })).toEqual([]);
    const undated = operation({ period: {} });
    expect(notesOn([row()], [undated], { groupBy: ['year'], from: 2016 })).toEqual([]);
    expect(notesOn([row()], [undated], { groupBy: [] })).toEqual([]);
  });

  const marked = (id: string, other: string, certainty = 'likely', nestedIn?: string): OperationDocument =>
    operation({
      ...{ id, name: id },
      ...(nestedIn === undefined ? {} : { nestedIn }),
      mayOverlapWith: [{ id: other, certainty: certainty as 'likely', why: 'the same week' }],
    });
  const overlapsOf = (operations: readonly OperationDocument[], rows = [row({ possiblyCountedTwice: 2 })]) =>
    notesOn(rows, operations, { groupBy: [] });

  it('names two operations that may have counted the same results, once', () => {
    const other = operation({ id: 'B', name: 'B' });
    const note = 'A and B may contain the same results (likely).';
    expect(overlapsOf([marked('A', 'B'), other])).toEqual([note]);
    expect(overlapsOf([marked('A', 'B'), marked('B', 'A')])).toEqual([note]);
  });

  it('names none where no sum holds both', () => {
    const other = operation({ id: 'B', name: 'B' });
    expect(overlapsOf([marked('A', 'B'), other], [row()])).toEqual([]);
    expect(overlapsOf([marked('A', 'B')])).toEqual([]);
    expect(overlapsOf([marked('A', 'B', 'none-for-figures'), other])).toEqual([]);
    expect(overlapsOf([marked('A', 'B', 'certain', 'B'), other])).toEqual([]);
    const nextYear = { ...operation({ id: 'B', name: 'B' }), year: 2024 };
    const rows = [row({ possiblyCountedTwice: 2 })];
    const marks = [{ ...marked('A', 'B'), year: 2023 }, nextYear];
    expect(notesOn(rows, marks, { groupBy: ['year'] })).toEqual([]);
    expect(notesOn(rows, marks, { groupBy: ['operation'] })).toEqual([]);
    expect(overlapsOf([marked('A', 'C', 'certain', 'B'), marked('B', 'A', 'certain')])).toEqual([]);
  });
});
