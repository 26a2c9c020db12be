import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import fc from 'fast-check';
import { dayFact, resultFact } from '../../test/events.js';
import { operationDocument } from './operation-document.js';
import type { OperationFact } from './operation-fact.js';

const id = '0198f2a0-0000-7000-8000-000000000001';
const ofDay = { jointActionDayId: id } as const;
const arrestsId = '0198f2a0-0000-7000-8000-0000000000a1';

const history: readonly OperationFact[] = [
  dayFact({ id, status: 'running', name: 'First name' }, { version: 1 }),
  dayFact({ id, status: 'closing', name: 'Second name' }, { version: 2 }),
  dayFact({ id, status: 'closed', name: 'Last name' }, { version: 3 }),
  resultFact({ ...ofDay, id: arrestsId, country: 'NL', value: 3, status: 'provisional' }, { version: 1 }),
  resultFact({ ...ofDay, id: arrestsId, country: 'NL', value: 8, status: 'provisional' }, { version: 2 }),
  resultFact({ ...ofDay, id: arrestsId, country: 'NL', value: 8, status: 'confirmed' }, { version: 3 }),
  resultFact({ ...ofDay, country: 'FR', value: 4 }),
  resultFact({ ...ofDay, indicator: 'victimsIdentified', value: 5 }, { version: 1 }),
];

const arrestsIn = (facts: readonly OperationFact[]) =>
  operationDocument(facts)?.figures.find(({ indicator }) => indicator === 'personsArrested');

describe('operationDocument', () => {
  it('tells the newest version of the operation, and its figures', () => {
    expect(operationDocument(history)).toMatchObject({
      id,
      name: 'Last name',
      kind: 'joint-action-day',
      status: 'closed',
      crimeAreas: ['thb'],
      exploitationForms: ['labour'],
      year: 2026,
      month: '2026-04',
      countries: ['FR', 'NL'],
      mayOverlapWith: [],
      figures: [
        { indicator: 'personsArrested', madeOf: 'shares', coverage: { answered: 2, of: 2 } },
        { indicator: 'victimsIdentified', madeOf: 'stated' },
      ],
    });
  });

  it('is the same in whatever order facts came, and however often', () => {
    const arrivals = fc.subarray([...history]).chain((again) => {
      const all = [...history, ...again];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
    fc.assert(
      fc.property(arrivals, (facts) => {
        expect(operationDocument(facts)).toEqual(operationDocument(history));
      }),
      { numRuns: 200 },
    );
  });

  it('is not there before its operation is', () => {
    const results = history.filter(({ operationId, id: own }) => operationId !== own);
    expect(operationDocument(results)).toBeUndefined();
    expect(operationDocument([])).toBeUndefined();
    expect(operationDocument([...results, dayFact({ id })])?.figures).toHaveLength(2);
  });

  it('is not changed by an old version that comes late', () => {
    const [first, ...later] = history as [OperationFact, ...OperationFact[]];
    expect(operationDocument([...later, first])).toEqual(operationDocument(later));
  });

  it('makes each figure of the newest versions', () => {
    expect(arrestsIn(history)?.shares).toMatchObject([
      { country: 'FR', contributions: [{ value: 4, provisional: false }] },
      { country: 'NL', contributions: [{ value: 8, provisional: false }] },
    ]);
  });

  it('is not larger for more results of one reporter', () => {
    const day = dayFact({ id });
    const results = Array.from({ length: 50 }, () => resultFact({ ...ofDay, country: 'NL', value: 1 }));
    const sizeOf = (facts: readonly OperationFact[]) => JSON.stringify(operationDocument(facts)).length;
    expect(sizeOf([day, ...results])).toBeLessThanOrEqual(sizeOf([day, ...results.slice(0, 1)]) + 1);
  });

  it('fits the store, in whichever rows thousands of results stand', () => {
    const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `A${letter}` as CountryCode);
    const chosen = choicesOf(others, 5).filter((_, index) => index % 11 === 0);
    expect(chosen).toHaveLength(5_980);
    const results = chosen.map((carriers) =>
      resultFact({
        ...ofDay,
        country: 'NL',
        attributions: carriers.map((country) => ({ country, role: 'carried-out' as const })),
      }),
    );
    const kept = JSON.stringify(operationDocument([dayFact({ id }), ...results]));
    expect(kept.length).toBeLessThan(4_000_000);
  });

  it('follows the decisions of the lead, on a figure and on which of two values stands', () => {
    const because = { reason: 'the lead’s own count', at: '2026-05-02T10:00:00.000Z' };
    const arrests = { indicator: 'personsArrested', unit: 'persons' };
    const decided = dayFact({ id, decisions: [{ ...arrests, use: 'shares', ...because }] }, { version: 4 });
    const stated = resultFact({ ...ofDay, value: 30 });
    const second = resultFact({ ...ofDay, value: 25, alternativeTo: stated.id, retained: because });
    expect(arrestsIn([...history, stated, second])).toMatchObject({
      ...{ madeOf: 'stated', stated: [{ value: 25 }] },
    });
    expect(arrestsIn([...history, stated, second, decided])).toMatchObject({
      ...{ madeOf: 'shares', decided: true },
    });
  });

  it('counts confirmed overlaps once, and says what it shares with another operation', () => {
    const [NL, FR] = ['NL', 'FR'].map((country) => resultFact({ ...ofDay, country, value: 5 }));
    const overlapping = (jointActionDayId: string, answered: 'confirmed' | 'refused' = 'confirmed') => ({
      with: { id: NL!.id, jointActionDayId },
      ...{ status: answered, answers: [] },
    });
    const stepping = (jointActionDayId: string, status?: 'refused') =>
      resultFact(Object.assign({}, FR!.state, { overlaps: [overlapping(jointActionDayId, status)] }), {
        version: 2,
      });
    const figureWith = (...facts: readonly OperationFact[]) =>
      arrestsIn([dayFact({ id }), NL!, FR!, ...facts]);
    expect(figureWith(stepping(id))).toMatchObject({ madeOf: 'shares', together: [{ value: 5 }] });
    expect(figureWith(stepping(id))?.shares).toHaveLength(2);
    expect(figureWith(stepping(id, 'refused'))).toEqual(figureWith());
    expect(figureWith(stepping('another'))).toMatchObject({
      sharedWith: [{ behind: NL!.id, operation: 'another', contribution: { value: 5 } }],
    });
  });

  it('leaves out what was withdrawn', () => {
    const withdrawn = resultFact(
      { ...ofDay, id: arrestsId, country: 'NL', status: 'withdrawn' },
      { version: 4 },
    );
    expect(arrestsIn([...history, withdrawn])).toMatchObject({
      madeOf: 'incomplete',
      coverage: { answered: 1, of: 2 },
    });
  });

  it('waits for nobody that declined', () => {
    const results = [resultFact({ ...ofDay, country: 'NL', value: 3 })];
    const since = '2026-03-01T08:00:00.000Z';
    const declined = { country: 'FR' as CountryCode, status: 'declined' as const, since };
    expect(arrestsIn([dayFact({ id }), ...results])).toMatchObject({ madeOf: 'incomplete' });
    expect(arrestsIn([dayFact({ id, participation: [declined] }), ...results])).toMatchObject({
      ...{ madeOf: 'shares', coverage: { answered: 1, of: 1 } },
    });
  });

  it('keeps what it is nested in and may overlap with, without the reason in words', () => {
    const [umbrella, other] = ['a', 'b'] as const;
    const overlap = { id: other, certainty: 'likely', why: 'the same week' } as const;
    const document = operationDocument([dayFact({ id, nestedIn: umbrella, mayOverlapWith: [overlap] })]);
    expect(document).toMatchObject({
      nestedIn: umbrella,
      mayOverlapWith: [{ id: other, certainty: 'likely' }],
    });
    expect(JSON.stringify(document)).not.toContain('the same week');
  });

  it.each([
    [{ year: 2023 }, 2023, null],
    [{ startsOn: '2023-10' }, 2023, '2023-10'],
    [{ startsOn: '2023', endsOn: '2024' }, 2023, null],
    [{ startsOn: '2022-12-28', endsOn: '2023-01-03', year: 2023 }, 2023, '2022-12'],
    [{}, null, null],
  ] as const)('files %j under %s and %s', (period, year, month) => {
    expect(operationDocument([dayFact({ id, period })])).toMatchObject({ year, month });
  });
});

/** Every choice of so many of them. */
function choicesOf<One>(all: readonly One[], many: number): readonly (readonly One[])[] {
  if (many === 0) return [[]];
  return all.flatMap((first, index) =>
    choicesOf(all.slice(index + 1), many - 1).map((others) => [first, ...others]),
  );
}
