import { describe, expect, it } from '@jest/globals';
import { NOT_BROKEN_DOWN, reportRows, type ReportRow } from '@entente/counting';
import { dayFact, resultFact, type DayGiven, type ResultGiven } from '../../test/events.js';
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

  it('says of rows of countries that a result stands in several of them, where one does', () => {
    const day = dayFact({ period: { year: 2026 } });
    const ofDay = { jointActionDayId: day.id };
    const counting = resultFact({ ...ofDay, country: 'NL' });
    const overlap = { with: { id: counting.id, ...ofDay }, status: 'confirmed' as const, answers: [] };
    const stepping = resultFact({ ...ofDay, country: 'FR', overlaps: [overlap] });
    const sharing = operationDocument([day, counting, stepping])!;
    const note = expect.stringMatching(
      /^A result that several countries .* within one operation; .* made of sums of shares\.$/,
    );
    expect(notesOn([row()], [sharing], { groupBy: ['country'] })).toContainEqual(note);
    expect(notesOn([row()], [sharing], { groupBy: ['year'] })).toEqual([]);
    const checks = row({ indicator: 'personsChecked' });
    expect(notesOn([checks], [sharing], { groupBy: ['country'] })).not.toContainEqual(note);
  });

  it('says so where only rows of countries share it with another operation, the figure being stated', () => {
    const day = dayFact({ period: { year: 2026 } });
    const ofDay = { jointActionDayId: day.id };
    const elsewhere = resultFact({ country: 'NL' });
    const at = '2026-05-02T10:00:00.000Z';
    const overlap = {
      with: { id: elsewhere.id, jointActionDayId: elsewhere.operationId },
      status: 'confirmed' as const,
      answers: ['FR', 'NL'].map((country) => ({ country: country as never, answer: 'same' as const, at })),
    };
    const stepping = resultFact({ ...ofDay, country: 'FR', overlaps: [overlap] });
    const sharing = operationDocument([day, resultFact({ ...ofDay, value: 20 }), stepping])!;
    const note = expect.stringMatching(/^A result that several countries/);
    expect(notesOn([row()], [sharing], { groupBy: ['country'] })).toContainEqual(note);
  });

  /** Of NL alone, by the decision of its lead. */
  const decidedSum = (given: DayGiven = {}): OperationDocument => {
    const decision = { indicator: 'personsArrested', unit: 'persons', use: 'shares' as const };
    const decisions = [{ ...decision, reason: 'nobody else will answer', at: '2026-05-02T10:00:00.000Z' }];
    const day = dayFact({ name: 'A', period: { year: 2026 }, decisions, ...given });
    return operationDocument([day, resultFact({ jointActionDayId: day.id, country: 'NL' })])!;
  };
  const decidedNote = expect.stringMatching(
    /^A(?: \([\da-f-]{36}\))?, persons arrested: the lead took the sum of 1 of \d+ participants\.$/,
  );

  it('says which sums are incomplete and count because the lead decided so', () => {
    const decided = decidedSum();
    expect(notesOn([row()], [decided], { groupBy: ['year'] })).toEqual([decidedNote]);
    expect(notesOn([row({ indicator: 'personsChecked' })], [decided], { groupBy: ['year'] })).toEqual([]);
  });

  it('says it of a strand only where no umbrella gives the figure in its row', () => {
    const day = dayFact({ name: 'U', period: { year: 2026 } });
    const umbrella = operationDocument([day, resultFact({ jointActionDayId: day.id })])!;
    const strand = decidedSum({ nestedIn: day.id });
    const both = [umbrella, strand];
    expect(notesOn([row()], both, { groupBy: ['year'] })).toEqual([]);
    expect(notesOn([row()], both, { groupBy: ['operation'] })).toEqual([decidedNote]);
    expect(notesOn([row()], [operationDocument([day])!, strand], { groupBy: [] })).toEqual([decidedNote]);

    const deeper = decidedSum({ nestedIn: 'not asked for' });
    const nesting = new Map([
      [deeper.id, 'not asked for'],
      ['not asked for', umbrella.id],
    ]);
    expect(notesOn([row()], [umbrella, deeper], { groupBy: [] })).toEqual([decidedNote]);
    expect(notesOn([row()], [umbrella, deeper], { groupBy: [] }, nesting)).toEqual([]);
  });

  it('is silent on what is told beside victims and is none of their kinds', () => {
    const rows = ['victimsIdentified', 'minorsIdentified'].map((indicator) => row({ indicator }));
    expect(notesOn(rows, [operation()], { groupBy: [] })).toEqual([]);
  });

  describe('of what is not added', () => {
    const giving = (given: readonly ResultGiven[], day: DayGiven = {}): OperationDocument => {
      const fact = dayFact({ period: { year: 2026 }, ...day });
      const results = given.map((one) => resultFact({ unit: 'count', ...one, jointActionDayId: fact.id }));
      return operationDocument([fact, ...results])!;
    };
    const empty = (indicator: string) => row({ indicator, unit: 'count', value: null, precision: null });
    const agencies = { indicator: 'agenciesParticipating', value: 5 };
    const platforms = { indicator: 'platformsChecked', value: 5, country: 'NL' };

    it('says why several operations make no sum, where several are in one row', () => {
      const operations = [giving([agencies]), giving([agencies])];
      const note = 'agencies taking part: no sum over operations, since several of them may count the same.';
      expect(notesOn([empty(agencies.indicator)], operations, { groupBy: ['year'] })).toEqual([note]);
      expect(notesOn([empty(agencies.indicator)], operations, { groupBy: ['operation'] })).toEqual([]);
      expect(notesOn([empty(agencies.indicator)], operations.slice(1), { groupBy: [] })).toEqual([]);
      expect(notesOn([row(agencies)], operations, { groupBy: [] })).toEqual([]);
    });

    it('says why shares make no sum', () => {
      const notes = notesOn([empty(platforms.indicator)], [giving([platforms])], { groupBy: [] });
      expect(notes).toEqual([expect.stringMatching(/^platforms checked: no sum of shares/)]);
      const { country: _whole, ...stated } = platforms;
      expect(notesOn([row(stated)], [giving([stated])], { groupBy: [] })).toEqual([]);
    });

    it('says so of rows of countries, too', () => {
      const share = (country: string) => ({ ...agencies, country });
      const operations = [giving([share('NL')]), giving([share('NL'), share('FR')])];
      const note = expect.stringMatching(/^agencies taking part: no sum over operations/);
      const notes = (...given: readonly OperationDocument[]) =>
        notesOn([empty(agencies.indicator)], given, { groupBy: ['country'] });
      expect(notes(...operations)).toContainEqual(note);
      expect(notes(operations[1]!, giving([share('DE')]))).not.toContainEqual(note);

      const { country: _whole, ...stated } = platforms;
      const beside = giving([stated, platforms, { ...platforms, country: 'FR' }]);
      const rowOf = (...countries: readonly string[]) =>
        notesOn([empty(platforms.indicator)], [beside], { groupBy: [], countries: countries as never });
      expect(rowOf('NL', 'FR')).toContainEqual(expect.stringMatching(/^platforms checked: no sum of shares/));
      expect(rowOf('NL')).not.toContainEqual(expect.stringMatching(/^platforms checked/));
    });

    it('is silent on what is added', () => {
      const operations = [giving([{ country: 'NL', unit: 'persons' }]), giving([{ unit: 'persons' }])];
      expect(notesOn([row({ value: null })], operations, { groupBy: [] })).toEqual([]);
    });
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

  describe('by operation', () => {
    type Query = Pick<Parameters<typeof reportRows>[1], 'groupBy' | 'countries'>;
    const named = (id: string, ...others: readonly string[]): DayGiven => ({
      ...{ id, name: `Operation ${id}`, period: { year: 2026 } },
      participants: [{ country: id === 'X' ? 'ES' : 'PT' }] as never,
      mayOverlapWith: others.map((other) => ({ id: other, certainty: 'certain', why: 'one raid' })),
    });
    const giving = (day: DayGiven, ...results: readonly ResultGiven[]): OperationDocument => {
      const ofDay = results.map((given) => resultFact({ ...given, jointActionDayId: day.id! }));
      return operationDocument([dayFact(day), ...ofDay])!;
    };
    const rowsOf = (operations: readonly OperationDocument[], query: Query): readonly ReportRow[] =>
      reportRows(operations, { ...query, indicators: [{ indicator: 'personsArrested', unit: 'persons' }] });
    const notesBy = (query: Query, ...operations: readonly OperationDocument[]) =>
      notesOn(rowsOf(operations, query), operations, query);

    const counting = { id: 'counting', country: 'ES', value: 5 };
    const at = '2026-05-02T10:00:00.000Z';
    const overlap = (jointActionDayId: string) => ({
      with: { id: 'counting', jointActionDayId },
      status: 'confirmed' as const,
      answers: ['ES', 'PT'].map((country) => ({ country: country as never, answer: 'same' as const, at })),
    });
    const shared = { country: 'PT', value: 5, overlaps: [overlap('X')] };
    const [more, fewer] = [
      { country: 'PT', value: 3 },
      { country: 'ES', value: 2 },
    ];
    const one =
      'Operation X (X) and Operation Y (Y) hold results confirmed as one: a row of them has these once.';
    const may = 'Operation X (X) and Operation Y (Y) may contain the same results (certain).';

    it('says which rows hold results confirmed as one, and which may hold the same', () => {
      const [x, y] = [giving(named('X', 'Y'), counting, fewer), giving(named('Y', 'X'), shared, more)];
      for (const groupBy of [['operation'], ['year', 'operation']] as const) {
        expect(notesBy({ groupBy }, x, y)).toEqual([one, may]);
      }
      expect(notesBy({ groupBy: ['operation', 'country'] }, x, y)).toContain(one);
      expect(notesBy({ groupBy: ['operation'], countries: ['ES', 'PT'] as never }, x, y)).toContain(one);
      expect(notesBy({ groupBy: ['operation'], countries: ['PT'] as never }, x, y)).not.toContain(one);
      expect(notesBy({ groupBy: ['operation'] }, y)).toEqual([]);
      expect(notesBy({ groupBy: ['year'] }, x, y)).toEqual([
        'Operation X and Operation Y may contain the same results (certain).',
      ]);
    });

    it('says only what is so', () => {
      const [x, y] = [giving(named('X'), counting, fewer), giving(named('Y'), shared, more)];
      expect(notesBy({ groupBy: ['operation'] }, x, y)).toEqual([one]);
      const alone = giving(named('Y', 'X'), shared);
      expect(notesBy({ groupBy: ['operation'] }, x, alone)).toEqual([one]);
      const unconfirmed = giving(named('Y', 'X'), more);
      expect(notesBy({ groupBy: ['operation'] }, x, unconfirmed)).toEqual([
        'Operation Y (Y) and Operation X (X) may contain the same results (certain).',
      ]);
      const stating = giving(named('X'), counting, { value: 20 });
      expect(notesBy({ groupBy: ['operation'] }, stating, y)).toEqual([]);
      const later = giving({ ...named('Y', 'X'), period: { year: 2027 } }, more);
      expect(notesBy({ groupBy: ['year', 'operation'] }, x, later)).toEqual([]);
    });

    it('says it of two that hold the same result of a third one, which is not asked for', () => {
      const elsewhere = { ...shared, overlaps: [overlap('Z')] };
      const x = giving(named('X'), { ...elsewhere, country: 'ES' }, fewer);
      expect(notesBy({ groupBy: ['operation'] }, x, giving(named('Y'), elsewhere, more))).toEqual([one]);
    });
  });
});
