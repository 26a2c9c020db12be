import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CORE_INDICATORS } from '@entente/kernel';
import type { ResultsReportRow } from '../src/http/results-report.response.js';
import { dayEvent, resultEvent, type DayGiven, type ResultGiven, type Told } from './events.js';
import { RunningReporting } from './running-reporting.js';

let reporting: RunningReporting;
let year = 2100;

beforeAll(async () => {
  reporting = await RunningReporting.start();
});
afterAll(() => reporting.stop());

/** Records an operation of this test's year with its results, and answers its id. */
async function recorded(day: DayGiven, results: readonly ResultGiven[], told: Told = {}): Promise<string> {
  const id = day.id ?? randomUUID();
  await reporting.give(
    dayEvent({ period: { year }, ...day, id }, told),
    ...results.map((result) => resultEvent({ jointActionDayId: id, ...result }, told)),
  );
  return id;
}

/** The rows on arrests in this test's year. */
async function rowsOf(query: Readonly<Record<string, string>> = {}): Promise<readonly ResultsReportRow[]> {
  const asked = { from: String(year), to: String(year), indicators: 'personsArrested', ...query };
  return (await reporting.report(asked)).rows;
}

const tableOf = async (query: Readonly<Record<string, string>>) =>
  (await rowsOf(query)).map(({ group, value }) => [group, value]);

describe('GET /v1/reports/results', () => {
  beforeAll(() => void (year += 1));
  const nextYear = (): void => void (year += 1);

  it('answers what, as of when, complete to when, by which rule, and the rows', async () => {
    nextYear();
    await recorded({}, [{ value: 12 }, { indicator: 'victimsIdentified', value: 0, precision: 'at-least' }]);
    const askedAt = Date.now();
    const answer = await reporting.report({
      from: String(year),
      to: String(year),
      indicators: 'personsArrested,victimsIdentified,personsChecked',
    });

    const counts = { operations: 1, nested: 0 };
    expect(answer).toEqual({
      asOf: expect.stringMatching(/Z$/),
      completeTo: null,
      rule: expect.stringContaining('figure stated for the whole'),
      rows: [
        {
          group: {},
          indicator: 'personsArrested',
          unit: 'persons',
          offence: 'any',
          value: 12,
          precision: 'exact',
          ...counts,
          operationsReporting: 1,
        },
        {
          group: {},
          indicator: 'victimsIdentified',
          unit: 'persons',
          offence: 'any',
          value: 0,
          precision: 'at-least',
          ...counts,
          operationsReporting: 1,
        },
        {
          group: {},
          indicator: 'personsChecked',
          unit: 'persons',
          value: null,
          precision: null,
          ...counts,
          operationsReporting: 0,
        },
      ],
      notes: [expect.stringMatching(/^precision:/)],
    });
    expect(Date.parse(answer.asOf) - askedAt).toBeLessThan(10_000);
  });

  it('has a row for every core indicator, and for whatever else was reported, free ones last', async () => {
    nextYear();
    const free = { indicator: 'phonesSeized', value: 3 };
    const seized = { indicator: 'assetsSeized', value: 5.5 };
    await recorded({}, [
      { ...free, unit: 'pieces' },
      { ...free, unit: 'bags', value: 1 },
      { indicator: 'boatsSeized', unit: 'count', value: 2 },
      { indicator: 'networksDismantled', unit: 'count', value: 4 },
      { ...seized, unit: 'USD' },
      { ...seized, unit: 'EUR' },
    ]);
    const { rows } = await reporting.report({ from: String(year), to: String(year) });
    expect(rows.map(({ indicator, unit, value }) => [indicator, unit, value])).toEqual([
      ...CORE_INDICATORS.map(({ key, unit }) => [key, unit, null]),
      ['assetsSeized', 'EUR', 5.5],
      ['assetsSeized', 'USD', 5.5],
      ['networksDismantled', 'count', 4],
      ['boatsSeized', 'count', 2],
      ['phonesSeized', 'bags', 1],
      ['phonesSeized', 'pieces', 3],
    ]);
    for (const indicators of ['neverReported', 'assetsFrozen']) {
      expect(await rowsOf({ indicators })).toMatchObject([{ unit: null, value: null }]);
    }
  });

  it('adds up neither what several countries may have seen nor what takes part in several operations', async () => {
    nextYear();
    const platforms = { indicator: 'platformsChecked', unit: 'count' };
    const agencies = { indicator: 'agenciesParticipating', unit: 'count', value: 5 };
    await recorded({}, [
      { ...platforms, country: 'NL', value: 30 },
      { ...platforms, country: 'FR', value: 20 },
      agencies,
    ]);
    const indicators = 'platformsChecked,agenciesParticipating';
    const [seen, taking] = await rowsOf({ indicators });
    expect(seen).toMatchObject({ value: null, operationsReporting: 0 });
    expect(seen).not.toHaveProperty('partial');
    expect(taking).toMatchObject({ value: 5, operationsReporting: 1 });

    await recorded({}, [{ ...platforms, value: 45 }, agencies]);
    expect(await rowsOf({ indicators })).toMatchObject([
      { value: 45, operationsReporting: 1 },
      { value: null, operations: 2, operationsReporting: 0 },
    ]);
    const { notes } = await reporting.report({ from: String(year), to: String(year), indicators });
    expect(notes).toEqual([expect.stringMatching(/^agencies taking part: no sum over operations/)]);
  });

  it('counts a confirmed overlap once where a row holds both operations, and in each country’s row', async () => {
    nextYear();
    const alone = (country: string): DayGiven => ({ participants: [{ country: country as never }] });
    const [theirs, counting] = [randomUUID(), randomUUID()];
    await recorded({ id: theirs, ...alone('FR'), name: 'Theirs' }, [
      { id: counting, country: 'FR', value: 5 },
    ]);
    const overlap = { with: { id: counting, jointActionDayId: theirs }, status: 'confirmed' as const };
    const ours = await recorded({ ...alone('NL'), name: 'Ours' }, [
      { country: 'NL', value: 4 },
      { country: 'NL', value: 5, overlaps: [{ ...overlap, answers: [] }] },
    ]);
    expect(await rowsOf()).toMatchObject([{ value: 9, precision: 'exact', operationsReporting: 2 }]);
    expect(await tableOf({ groupBy: 'country' })).toEqual([
      [{ country: 'FR' }, 5],
      [{ country: 'NL' }, 9],
    ]);
    const asked = { from: String(year), to: String(year), indicators: 'personsArrested' };
    const { notes } = await reporting.report({ ...asked, groupBy: 'operation' });
    expect(notes).toEqual([
      `Ours (${ours}) and Theirs (${theirs}) hold results confirmed as one: a row of them has these once.`,
    ]);
  });

  it('counts a second value once it is retained, and shares once that is decided', async () => {
    nextYear();
    const [id, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    const because = { reason: 'the lead’s own count', at: '2026-05-02T10:00:00.000Z' };
    const alternative = { id: second, jointActionDayId: id, value: 158, alternativeTo: first };
    await recorded({ id }, [{ id: first, value: 520 }, alternative, { country: 'NL', value: 90 }]);
    expect(await rowsOf()).toMatchObject([{ value: 520 }]);

    await reporting.give(resultEvent({ ...alternative, retained: because }, { version: 2 }));
    expect(await rowsOf()).toMatchObject([{ value: 158 }]);

    const decision = { indicator: 'personsArrested', unit: 'persons', use: 'shares', ...because } as const;
    await reporting.give(dayEvent({ id, period: { year }, decisions: [decision] }, { version: 2 }));
    const [row] = await rowsOf();
    expect(row).toMatchObject({ value: 90, operationsReporting: 1 });
    expect(row).not.toHaveProperty('partial');
  });

  it('has no exercise in any row, whatever it is grouped by', async () => {
    nextYear();
    const whole = { id: randomUUID(), value: 7 };
    const umbrella = await recorded({}, [whole, { country: 'NL', value: 3 }]);
    const indicators = 'personsArrested,phonesSeized';
    const dimensions = ['year', 'month', 'country', 'operation', 'offence', 'sex', 'ageGroup'];
    const queries = [{ indicators }, ...dimensions.map((groupBy) => ({ indicators, groupBy }))];
    const everyRow = () => Promise.all(queries.map((query) => rowsOf(query)));
    const before = await everyRow();

    const stated = { id: randomUUID(), value: 90 };
    const rehearsed = [
      stated,
      { breakdownOf: stated.id, value: 40, group: { sex: 'female', ageGroup: 'minor' } },
      { value: 95, alternativeTo: stated.id },
      { country: 'NL', value: 50 },
      { country: 'FR', value: 40 },
      { indicator: 'phonesSeized', unit: 'count', value: 5, offence: 'smuggling' },
    ] as const;
    const exercise = await recorded({ kind: 'exercise' }, rehearsed);
    await recorded({ kind: 'exercise', nestedIn: umbrella }, [{ value: 1000 }]);
    expect(await everyRow()).toEqual(before);

    await recorded({ nestedIn: exercise }, [{ value: 2 }]);
    expect(await rowsOf()).toMatchObject([{ value: 9, operations: 2, nested: 0 }]);
  });

  it('has one row and no value where there is no operation, and none by year', async () => {
    nextYear();
    expect(await rowsOf()).toMatchObject([{ group: {}, value: null, operations: 0, operationsReporting: 0 }]);
    expect(await rowsOf({ groupBy: 'year' })).toEqual([]);
  });

  it('groups by year, months and operations, dense; undated ones only without bounds', async () => {
    nextYear();
    const first = await recorded({ period: { startsOn: `${year}-04` } }, [{ value: 2 }]);
    const second = await recorded({ period: { startsOn: `${year}-05-02` } }, []);
    await recorded({ period: {} }, [{ value: 39 }]);

    expect(await tableOf({ groupBy: 'year' })).toEqual([[{ year }, 2]]);
    expect(await tableOf({ groupBy: 'month' })).toEqual([
      [{ month: `${year}-04` }, 2],
      [{ month: `${year}-05` }, null],
    ]);
    expect(await tableOf({ groupBy: 'year,operation' })).toEqual(
      [first, second].sort().map((operation) => [{ year, operation }, operation === first ? 2 : null]),
    );
    const unbounded = await reporting.report({ groupBy: 'year', indicators: 'personsArrested' });
    expect(unbounded.rows.at(-1)).toMatchObject({ group: { year: null }, value: 39, operations: 1 });
    expect(unbounded.notes).toContain('year null: operations of which no date is known.');
  });

  it('shows an incomplete sum beside the value, with its coverage', async () => {
    nextYear();
    const taking = { listComplete: false, participants: [] };
    await recorded({}, [{ country: 'NL', value: 3 }]);
    await recorded({}, [
      { country: 'NL', value: 5 },
      { country: 'FR', value: 1 },
    ]);
    const coverage = { answered: 1, of: 2 };
    expect(await rowsOf()).toMatchObject([
      {
        value: 6,
        operations: 2,
        operationsReporting: 1,
        partial: { value: 3, precision: 'exact', operations: 1, coverage },
      },
    ]);

    await recorded(taking, [{ country: 'NL', value: 100 }]);
    expect(await rowsOf()).toMatchObject([
      { value: 6, partial: { value: 103, operations: 2, coverage: { answered: 2, of: null } } },
    ]);
  });

  it('is provisional while a counted result is not confirmed', async () => {
    nextYear();
    const [id, resultId] = [randomUUID(), randomUUID()];
    const result = { id: resultId, value: 3 };
    await recorded({ id }, [{ ...result, status: 'provisional' }]);
    expect(await rowsOf()).toMatchObject([{ value: 3, provisional: true }]);

    await reporting.give(resultEvent({ ...result, jointActionDayId: id }, { version: 2 }));
    expect((await rowsOf())[0]).not.toHaveProperty('provisional');
  });

  it('says how much may be counted twice, and by which operations', async () => {
    nextYear();
    const other = await recorded({ name: 'Second' }, [{ value: 212 }]);
    const mark = { id: other, certainty: 'likely', why: 'the same week' } as const;
    await recorded({ name: 'First', mayOverlapWith: [mark] }, [{ value: 520 }]);
    expect(await rowsOf()).toMatchObject([{ value: 732, possiblyCountedTwice: 212 }]);
    const { notes } = await reporting.report({ from: String(year), to: String(year) });
    expect(notes).toContain('First and Second may contain the same results (likely).');
  });

  it('labels a sum of different offences mixed, and splits it', async () => {
    nextYear();
    await recorded({}, [
      { value: 4, offence: 'trafficking' },
      { value: 3, offence: 'smuggling' },
    ]);
    expect(await rowsOf()).toMatchObject([{ value: 7, offence: 'mixed' }]);
    expect(await tableOf({ groupBy: 'offence' })).toEqual([
      [{ offence: 'smuggling' }, 3],
      [{ offence: 'trafficking' }, 4],
    ]);
  });

  it('breaks down so that the table adds up', async () => {
    nextYear();
    const whole = { id: randomUUID(), value: 51, precision: 'over' } as const;
    const parts = [
      { sex: 'female', value: 30 },
      { sex: 'male', value: 15 },
    ].map(({ sex, value }) => ({ breakdownOf: whole.id, value, group: { sex } }));
    await recorded({}, [whole, ...parts]);
    await recorded({}, [{ value: 9 }]);
    const rows = await rowsOf({ groupBy: 'sex' });
    expect(rows.map(({ group, value, precision }) => [group, value, precision])).toEqual([
      [{ sex: 'female' }, 30, 'exact'],
      [{ sex: 'male' }, 15, 'exact'],
      [{ sex: 'not-broken-down' }, 15, 'over'],
    ]);
    expect(await rowsOf()).toMatchObject([
      { value: rows.reduce((sum, { value }) => sum + (value ?? 0), 0), precision: 'over' },
    ]);
  });

  it('gives countries their own shares alone', async () => {
    nextYear();
    await recorded({}, [{ value: 50 }, { country: 'NL', value: 3 }, { country: 'FR', value: 0 }]);
    expect(await tableOf({ groupBy: 'country' })).toEqual([
      [{ country: 'FR' }, 0],
      [{ country: 'NL' }, 3],
    ]);
    expect(await tableOf({ countries: 'NL' })).toEqual([[{}, 3]]);
    expect(await tableOf({ countries: 'DE' })).toEqual([[{}, null]]);
    expect(await tableOf({})).toEqual([[{}, 50]]);
  });

  it('leaves out what an umbrella of the same row gives, and keeps what only the strand counted', async () => {
    nextYear();
    const umbrella = await recorded({}, [{ value: 520 }]);
    const strand = [{ value: 100 }, { indicator: 'personsChecked', value: 7 }];
    await recorded({ nestedIn: umbrella }, strand);
    const query = { indicators: 'personsArrested,personsChecked' };
    expect(await rowsOf(query)).toMatchObject([
      { value: 520, operations: 1, nested: 1, operationsReporting: 1 },
      { value: 7, operations: 1, nested: 1, operationsReporting: 1 },
    ]);
  });

  it('leaves it out also where the operation between them is not asked for', async () => {
    nextYear();
    const umbrella = await recorded({}, [{ value: 520 }]);
    const between = await recorded({ nestedIn: umbrella, period: { year: 1999 } }, []);
    await recorded({ nestedIn: between }, [{ value: 100 }]);
    expect(await rowsOf()).toMatchObject([{ value: 520, operations: 1, nested: 1 }]);
  });

  it('leaves out exercises and cancelled operations, and counts every other state', async () => {
    nextYear();
    const figure = [{ value: 1 }];
    await recorded({ kind: 'exercise' }, figure);
    for (const status of ['planned', 'running', 'closing', 'closed', 'postponed', 'cancelled'] as const) {
      await recorded({ status }, figure);
    }
    expect(await rowsOf()).toMatchObject([{ value: 5, operations: 5 }]);
  });

  it('filters operations by crime area and form', async () => {
    nextYear();
    await recorded({ crimeAreas: ['thb'], exploitationForms: ['labour'] }, [{ value: 1 }]);
    await recorded({ crimeAreas: ['migrant-smuggling'], exploitationForms: [] }, [{ value: 10 }]);
    await recorded({ crimeAreas: ['thb', 'migrant-smuggling'], exploitationForms: ['sexual'] }, [
      { value: 100 },
    ]);
    const sumOf = async (query: Readonly<Record<string, string>>) => (await rowsOf(query))[0]?.value;
    expect(await sumOf({ crimeAreas: 'thb' })).toBe(101);
    expect(await sumOf({ crimeAreas: 'migrant-smuggling,thb' })).toBe(111);
    expect(await sumOf({ forms: 'labour' })).toBe(1);
    expect(await sumOf({ forms: 'sexual', crimeAreas: 'migrant-smuggling' })).toBe(100);
  });

  it('answers for a past instant what was known then', async () => {
    nextYear();
    const [id, resultId] = [randomUUID(), randomUUID()];
    const result = { id: resultId, jointActionDayId: id };
    const period = { year };
    await reporting.give(
      dayEvent({ id, period }, { recordedAt: '2026-04-01T09:00:00.000Z' }),
      resultEvent({ ...result, value: 3, status: 'provisional' }, { recordedAt: '2026-04-28T10:00:00.000Z' }),
    );
    const before = await rowsOf();
    await reporting.give(
      resultEvent({ ...result, value: 8 }, { version: 2, recordedAt: '2026-04-29T10:00:00.000Z' }),
      dayEvent({ id, period, status: 'cancelled' }, { version: 2, recordedAt: '2026-04-30T10:00:00.000Z' }),
    );

    expect(await rowsOf({ asOf: '2026-04-28T10:00:00Z' })).toEqual(before);
    expect(await rowsOf({ asOf: '2026-04-29T10:00:00Z' })).toMatchObject([{ value: 8, operations: 1 }]);
    expect(await rowsOf({ asOf: '2026-04-27T10:00:00Z' })).toMatchObject([{ value: null, operations: 1 }]);
    expect(await rowsOf({ asOf: '2026-03-31T00:00:00Z' })).toMatchObject([{ value: null, operations: 0 }]);
    expect(await rowsOf({ asOf: '2026-05-01T00:00:00Z' })).toEqual(await rowsOf());
    expect((await reporting.report({ asOf: '2026-04-28T10:00:00Z' })).asOf).toBe('2026-04-28T10:00:00.000Z');
  });
});

describe('GET /v1/reports/results, refused', () => {
  const roles = (...names: readonly string[]) => reporting.issuer.sign({ roles: names });

  it.each(['reporting-staff', 'registrar'])('not to %s', async (role) => {
    expect(await reporting.ask({}, await roles(role))).toMatchObject({ status: 200 });
  });

  it.each([
    'operational-team',
    'national-coordinator',
    'action-leader',
    'project-lead',
    'auditor',
    'administrator',
    'nobody',
  ])('to %s', async (role) => {
    const answer = await reporting.ask({ from: 'not even a year' }, await roles(role));
    expect(answer).toMatchObject({ status: 403, code: 'role-not-allowed' });
  });

  it('without a token that is accepted', async () => {
    const exp = Math.floor(Date.now() / 1000) - 60;
    const expired = await reporting.issuer.sign({ roles: ['reporting-staff'], exp });
    expect(await reporting.ask({}, '')).toMatchObject({ status: 401, code: 'missing-token' });
    expect(await reporting.ask({}, expired)).toMatchObject({ status: 401, code: 'invalid-token' });
  });

  it.each([
    ['/colour', { colour: 'red' }],
    ['/groupBy', { groupBy: 'colour' }],
    ['/groupBy', { groupBy: '' }],
    ['/groupBy[$gt]', { 'groupBy[$gt]': '' }],
    ['/indicators', { indicators: 'a b' }],
    ['/from', { from: 'last year' }],
    ['/from', { from: '2020.5' }],
    ['/to', { to: '1' }],
    ['/to', { from: '2020', to: '2019' }],
    ['/countries', { countries: 'XX' }],
    ['/crimeAreas', { crimeAreas: 'theft' }],
    ['/forms', { forms: 'theft' }],
    ['/asOf', { asOf: 'yesterday' }],
    ['/groupBy', 'groupBy=year&groupBy=month'],
    ['/from', 'from=2020&from=2021'],
    ['/__proto__', JSON.parse('{"__proto__":"x"}') as Record<string, string>],
  ])('naming %s in %j', async (pointer, query) => {
    const { status, headers, pointers } = await reporting.ask(query);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect([status, pointers]).toEqual([422, [pointer]]);
  });
});
