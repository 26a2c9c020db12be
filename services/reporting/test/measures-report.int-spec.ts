import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { measureEvent, type MeasureGiven, type Told } from './events.js';
import { RunningReporting } from './running-reporting.js';

let reporting: RunningReporting;
beforeAll(async () => {
  reporting = await RunningReporting.start();
});
afterAll(() => reporting.stop());

const given = (measure: MeasureGiven, told: Told = {}) => reporting.give(measureEvent(measure, told));
/** Each test has a country of its own that reports: everything else is left out by no filter, so rows are picked. */
const countOf = async (groupBy: string, value: string | null, query = {}): Promise<number | undefined> => {
  const { rows } = await reporting.measures({ groupBy, ...query });
  return rows.find(({ group }) => Object.values(group)[0] === value)?.measures;
};

describe('GET /v1/reports/measures', () => {
  it('answers how many, as of when, by which rule, and what to know', async () => {
    expect(await reporting.measures()).toEqual({
      asOf: expect.stringMatching(/Z$/),
      completeTo: null,
      rule: expect.stringContaining('counts once in every group'),
      rows: [{ group: {}, measures: 0 }],
      notes: [expect.stringContaining('linked=once')],
    });
    await given({ reportingCountry: 'AT', thirdCountries: ['NG', 'NE', 'UG'] });
    await given({ reportingCountry: 'AT', thirdCountries: [] });
    expect((await reporting.measures({ groupBy: 'region' })).rows).toEqual([
      { group: { region: 'horn-of-africa' }, measures: 1 },
      { group: { region: 'sahel' }, measures: 1 },
      { group: { region: null }, measures: 1 },
    ]);
    const { notes, rule } = await reporting.measures({ groupBy: 'thirdCountry' });
    expect(notes).toEqual([
      'The groups are not additive: 1 measure is counted in more than one of them.',
      'thirdCountry null: measures that name no third country.',
      expect.stringContaining('linked=once'),
    ]);
    expect(rule).not.toContain('Durations');
    expect((await reporting.measures({ groupBy: 'duration' })).rule).toContain('Durations run from');
  });

  it('replaces by version, and an old one that comes late changes nothing', async () => {
    const id = randomUUID();
    await given({ id, reportingCountry: 'BE', thirdCountries: ['TN'] });
    await given({ id, reportingCountry: 'BE', thirdCountries: ['MA', 'TN'] }, { version: 3 });
    await given({ id, reportingCountry: 'BE', thirdCountries: ['DZ'] }, { version: 2 });
    expect(await countOf('thirdCountry', 'TN')).toBe(1);
    expect(await countOf('thirdCountry', 'MA')).toBe(1);
    expect(await countOf('thirdCountry', 'DZ')).toBeUndefined();
  });

  it('counts a project once where it is asked to, and shows where its records differ', async () => {
    const [spain, france] = [randomUUID(), randomUUID()];
    const project = { thirdCountries: ['ML'] };
    await given({
      ...project,
      id: spain,
      reportingCountry: 'ES',
      sameProjectAs: [france],
      status: 'suspended',
    });
    await given({ ...project, id: france, reportingCountry: 'FR', title: { fr: 'ECE' } });

    expect(await countOf('thirdCountry', 'ML')).toBe(2);
    expect(await countOf('thirdCountry', 'ML', { linked: 'once' })).toBe(1);
    expect(await countOf('thirdCountry', 'ML', { excludeReportingCountries: 'ES' })).toBe(1);
    const { notes } = await reporting.measures({ groupBy: 'status', linked: 'once' });
    expect(notes).toContainEqual(
      expect.stringMatching(/“ECE”.*: status (?=.*suspended \(ES\)).*ongoing \(FR\)/),
    );
  });

  it('tells what was known at an instant', async () => {
    const id = randomUUID();
    const recorded = (month: number): Told => ({ recordedAt: `2025-0${month}-01T00:00:00.000Z` });
    await given({ id, reportingCountry: 'FI', status: 'planned', thirdCountries: ['BI'] }, recorded(3));
    await given({ id, reportingCountry: 'FI', thirdCountries: ['BI', 'KE'] }, { version: 2, ...recorded(5) });
    const asOf = async (instant: string) =>
      (await reporting.measures({ groupBy: 'thirdCountry', asOf: instant })).rows;

    expect(await asOf('2025-02-01T00:00:00Z')).toEqual([]);
    expect(await asOf('2025-04-01T00:00:00Z')).toEqual([{ group: { thirdCountry: 'BI' }, measures: 1 }]);
    expect(await asOf('2025-06-01T00:00:00Z')).toHaveLength(2);
  });

  it('counts what organisations tell of their own apart', async () => {
    await given({ reportingCountry: null, leadOrganisation: 'ICMPD', thirdCountries: ['PE'] });
    expect(await countOf('thirdCountry', 'PE', { reportedBy: 'organisation' })).toBe(1);
    expect(await countOf('thirdCountry', 'PE', { reportedBy: 'country' })).toBeUndefined();
  });

  it('says what was left out because it was asked for', async () => {
    const { notes } = await reporting.measures({ reportedBy: 'country', excludeReportingCountries: 'ES,DE' });
    expect(notes).toEqual([
      'Only measures that a state reports.',
      'Left out: what these states report: ES, DE.',
      expect.stringContaining('linked=once'),
    ]);
  });

  it.each([
    { groupBy: 'donor' },
    { groupBy: 'region,donor' },
    { linked: 'twice' },
    { excludeReportingCountries: 'Spain' },
    { excludeReportingCountries: 'ES,' },
    { reportedBy: 'nobody' },
    { asOf: 'yesterday' },
    { total: 'funding' },
  ])('refuses %j', async (query) => {
    expect(await reporting.ask(query as Record<string, string>, undefined, 'measures')).toMatchObject({
      status: 422,
    });
  });

  it('is for reporting staff and registrars', async () => {
    const asked = async (roles: readonly string[]): Promise<number> =>
      (await reporting.ask({}, await reporting.issuer.sign({ roles: [...roles] }), 'measures')).status;
    expect(await asked(['registrar'])).toBe(200);
    expect(await asked(['project-lead'])).toBe(403);
    expect((await reporting.ask({}, '', 'measures')).status).toBe(401);
  });

  it('never prints a total of what measures cost', async () => {
    const funding = {
      total: { amount: 7_000_000, currency: 'EUR', precision: 'exact' },
      funders: [],
      parts: [],
    };
    await given({ reportingCountry: 'EE', funding } as unknown as MeasureGiven);
    for (const groupBy of ['status', 'reportingCountry']) {
      expect(JSON.stringify(await reporting.measures({ groupBy }))).not.toMatch(/7000000|funding/);
    }
  });
});
