import { describe, expect, it } from '@jest/globals';
import { CORE_INDICATORS, type VersionedState } from '@entente/kernel';
import fc from 'fast-check';
import { country, day, DAY_ID, result, stated } from './builders.spec-support.js';
import { JointActionDay, type JointActionDayState } from './joint-action-day.js';
import { responsesOf, type IndicatorResponse } from './responses.js';
import type { ReportedResultState } from './reported-result.js';

const AT = '2026-05-01T08:00:00.000Z';
const LATER = '2026-05-02T08:00:00.000Z';
const [NL, FR] = [{ country: country('NL') }, { country: country('FR') }];
const STARTED = { startsOn: '2026-04-27' as never };
const ASKED = ['personsArrested', 'personsChecked'];

let sequence = 0;
const versioned = (given: ReportedResultState): VersionedState<ReportedResultState> => {
  sequence += 1;
  return { ...given, id: `result-${sequence}`, version: 1 };
};
const given = (of: Partial<ReportedResultState> = {}) => versioned(result(of));

const asking = (of: Partial<JointActionDayState> = {}) =>
  day({ period: STARTED, reportingTemplate: ASKED, ...of });

/** The cells of FR, by indicator. */
const cellsOf = (
  of: JointActionDayState,
  results: readonly VersionedState<ReportedResultState>[] = [],
): Readonly<Record<string, IndicatorResponse>> => {
  const row = responsesOf(of, results).find((one) => one.country === 'FR');
  return Object.fromEntries((row?.indicators ?? []).map((cell) => [cell.indicator, cell]));
};
const stateOf = (...results: readonly VersionedState<ReportedResultState>[]) =>
  cellsOf(asking(), results)['personsArrested']!.state;

describe('responsesOf', () => {
  it('has a row for each participant and a cell for each indicator that is asked for', () => {
    const rows = responsesOf(asking({ coLeadCountries: [country('BE')] }), []);
    expect(rows.map(({ country: code }) => code)).toEqual(['NL', 'FR', 'BE']);
    for (const { indicators } of rows) expect(indicators.map(({ indicator }) => indicator)).toEqual(ASKED);
  });

  it('asks for the core of the catalogue where no template is named', () => {
    const cells = cellsOf(asking({ reportingTemplate: [] }));
    expect(Object.keys(cells)).toEqual(CORE_INDICATORS.map(({ key }) => key));
  });

  it('takes a nil return as a value', () => {
    const nil = given({ value: 0, loggedAt: '2026-04-28T10:00:00.000Z' });
    expect(cellsOf(asking(), [nil])).toEqual({
      personsArrested: {
        ...{ indicator: 'personsArrested', state: 'reported' },
        ...{ since: '2026-04-28T10:00:00.000Z', results: 1 },
      },
      personsChecked: {
        ...{ indicator: 'personsChecked', state: 'not-yet-reported', since: '2026-04-27T00:00:00.000Z' },
      },
    });
  });

  it('takes a figure for any offence, and counts from the first', () => {
    const results = [
      given({ loggedAt: LATER, offence: 'trafficking' }),
      given({ loggedAt: AT, offence: 'smuggling' }),
    ];
    expect(cellsOf(asking(), results)['personsArrested']).toMatchObject({ since: AT, results: 2 });
  });

  it.each<[string, ReportedResultState]>([
    ['withdrawn', result({ status: 'withdrawn' })],
    ['set aside', result({ notCounted: { reason: 'of another phase' } })],
    ['a part', result({ breakdownOf: 'whole' })],
    ['a second value', result({ alternativeTo: 'first' })],
    ['of a region', result({ place: { region: 'Occitanie' } })],
    ['of a group only', result({ group: { sex: 'female' } })],
    ['another country’s', result({ ...NL })],
    ['one of the whole', stated()],
  ])('takes no figure for an answer that is %s', (_, figure) => {
    expect(stateOf(versioned(figure))).toBe('not-yet-reported');
    expect(stateOf(versioned(figure), given())).toBe('reported');
  });

  it('shows what was reported without being asked for', () => {
    const cells = cellsOf(asking(), [given({ indicator: 'vehiclesSeized', unit: 'count' })]);
    expect(cells['vehiclesSeized']).toMatchObject({ state: 'reported', results: 1 });
    expect(Object.keys(cells)).toEqual([...ASKED, 'vehiclesSeized']);
  });

  it('asks each for its own, and says of the others’ that it was not asked', () => {
    const participants = [NL, { ...FR, indicators: ['vehiclesSeized'] }];
    expect(cellsOf(asking({ participants }))).toMatchObject({
      ...{ personsArrested: { state: 'not-asked' }, personsChecked: { state: 'not-asked' } },
      vehiclesSeized: { state: 'not-yet-reported' },
    });
  });

  it('shows what cannot be said, until a figure replaces it', () => {
    const cannotSay = [{ ...FR, indicators: ['personsArrested'], reason: 'not counted', since: AT }];
    expect(cellsOf(asking({ cannotSay }))['personsArrested']).toEqual({
      ...{ indicator: 'personsArrested', state: 'cannot-say', since: AT, reason: 'not counted' },
    });
    expect(cellsOf(asking({ cannotSay }), [given()])['personsArrested']).toMatchObject({ state: 'reported' });
  });

  it.each(['declined', 'withdrawn'] as const)('asks nothing of who is %s; its figures stay', (status) => {
    const participation = [{ ...FR, status, since: AT }];
    const left = asking({ participation });
    expect(cellsOf(left)).toMatchObject({ personsArrested: { state: 'not-asked' } });
    expect(cellsOf(left, [given()])).toMatchObject({ personsArrested: { state: 'reported' } });
    expect(responsesOf(left, [])[1]).toMatchObject({ ...FR, participation: status });
  });
});

describe('what is not reported yet', () => {
  const sinceOf = (of: Partial<JointActionDayState>) => cellsOf(asking(of))['personsArrested']!.since;
  const participation = [{ ...FR, status: 'invited' as const, since: AT }];

  it('is due since the start, or the later invitation', () => {
    expect(sinceOf({})).toBe('2026-04-27T00:00:00.000Z');
    expect(sinceOf({ participation })).toBe(AT);
    const accepted = [{ ...FR, status: 'accepted' as const, since: LATER, invitedAt: AT }];
    expect(sinceOf({ participation: accepted })).toBe(AT);
    expect(sinceOf({ participation, period: { startsOn: '2026-06-01' as never } })).toBe(
      '2026-06-01T00:00:00.000Z',
    );
  });

  it('says not since when, where the start is not known to the day, or the operation does not run', () => {
    expect(sinceOf({ period: { startsOn: '2026-04' as never } })).toBeUndefined();
    expect(sinceOf({ period: {} })).toBeUndefined();
    expect(sinceOf({ status: 'planned', participation })).toBeUndefined();
  });
});

describe('a service', () => {
  const participants = [
    { ...FR, service: 'police' },
    { ...FR, service: 'tax' },
  ];
  const statesOf = (...results: readonly VersionedState<ReportedResultState>[]) =>
    responsesOf(asking({ participants, reportingTemplate: ['personsArrested'] }), results)
      .filter((row) => row.country === 'FR')
      .map(({ indicators }) => indicators[0]!.state);

  it('answers for itself, and its country for all of them', () => {
    expect(statesOf(given({ reportingService: 'police' }))).toEqual(['reported', 'not-yet-reported']);
    expect(new Set(statesOf(given({ reportingService: 'customs' })))).toEqual(new Set(['not-yet-reported']));
    expect(statesOf(given())).toEqual(['reported', 'reported']);
  });

  it('goes with its own declaration before that of its country', () => {
    const indicators = ['personsArrested'];
    const cannotSay = [
      { ...FR, service: 'tax', indicators, reason: 'makes no arrests', since: AT },
      { ...FR, indicators, reason: 'not counted', since: AT },
    ];
    const reasons = responsesOf(asking({ participants, cannotSay }), [])
      .filter((row) => row.country === 'FR')
      .map((row) => row.indicators[0]!.reason);
    expect(reasons).toEqual(['not counted', 'makes no arrests']);
  });
});

describe('a body', () => {
  const rowOf = (
    indicators: readonly string[] | undefined,
    ...results: readonly VersionedState<ReportedResultState>[]
  ) => {
    const body = { body: 'EUROPOL', ...(indicators && { indicators }) };
    const row = responsesOf(asking({ participants: [NL, FR, body] }), results).find((one) => one.body);
    return Object.fromEntries(row!.indicators.map(({ indicator, state }) => [indicator, state]));
  };

  it('is asked only for what it is named with, and gives it as a figure of the whole', () => {
    const leads = (of: Partial<ReportedResultState>) =>
      versioned(stated({ indicator: 'leads', unit: 'count', ...of }));
    expect(rowOf(undefined)).toEqual({ personsArrested: 'not-asked', personsChecked: 'not-asked' });
    expect(rowOf(['leads'])).toMatchObject({ leads: 'not-yet-reported' });
    expect(rowOf(['leads'], leads({}))).toMatchObject({ leads: 'not-yet-reported' });
    expect(rowOf(['leads'], leads({ reportingService: 'EUROPOL' }))).toMatchObject({ leads: 'reported' });
  });

  it('has answered with a figure of its own that is not counted, and not with one that it withdrew', () => {
    const own = { indicator: 'leads', unit: 'count', reportingService: 'EUROPOL' };
    const beside = versioned(stated({ ...own, notCounted: { reason: 'counted by itself' } }));
    expect(rowOf(['leads'], beside)).toMatchObject({ leads: 'reported' });
    const withdrawn = versioned(stated({ ...own, status: 'withdrawn' }));
    expect(rowOf(['leads'], withdrawn)).toMatchObject({ leads: 'not-yet-reported' });
  });

  it('may say that it cannot say, for itself alone', () => {
    const row = (body: string) => {
      const participants = [NL, { body: 'EUROPOL', indicators: ['leads'] }, { body, indicators: ['leads'] }];
      const cannotSay = [{ body: 'EUROPOL', indicators: ['leads'], reason: 'not counted', since: AT }];
      const found = responsesOf(asking({ participants, cannotSay }), []).find((one) => one.body === body);
      return found!.indicators.find(({ indicator }) => indicator === 'leads');
    };
    expect(row('EUROPOL')).toMatchObject({ state: 'cannot-say', since: AT, reason: 'not counted' });
    expect(row('FRONTEX')).toMatchObject({ state: 'not-yet-reported' });
  });
});

describe('a body of a country', () => {
  it('goes with its own declaration before that of its country', () => {
    const indicators = ['personsArrested'];
    const body = { ...FR, body: 'OFPRA' };
    const cannotSay = [
      { ...body, indicators, reason: 'makes no arrests', since: AT },
      { ...FR, indicators, reason: 'not counted', since: AT },
    ];
    const rows = responsesOf(asking({ participants: [NL, FR, body], cannotSay }), []);
    const reasonOf = (name: string | undefined) =>
      rows.find((one) => one.country === 'FR' && one.body === name)?.indicators[0]?.reason;
    expect([reasonOf('OFPRA'), reasonOf(undefined)]).toEqual(['makes no arrests', 'not counted']);
  });
});

describe('JointActionDay.remind', () => {
  const reminding = (
    of: JointActionDay,
    at: string,
    ...results: readonly VersionedState<ReportedResultState>[]
  ) => of.remind(responsesOf(of.snapshot(), results), at);

  it('names each participant and what it did not report yet', () => {
    const operation = JointActionDay.restore(asking());
    expect(reminding(operation, AT, given())).toEqual({
      ...{ kind: 'reminded', remindedAt: AT, fields: ['reminded'] },
      concerns: { participants: [NL, FR] },
    });
    expect(operation.snapshot().reminded).toEqual([
      { ...NL, indicators: ASKED, at: AT },
      { ...FR, indicators: ['personsChecked'], at: AT },
    ]);
  });

  it('reminds nobody twice, and of what is asked for since', () => {
    const operation = JointActionDay.restore(asking());
    reminding(operation, AT);
    expect(() => reminding(operation, LATER)).toThrow(DAY_ID);
    const { id: _id, status: _status, reminded: _reminded, ...agreed } = operation.snapshot();
    operation.revise({ ...agreed, reportingTemplate: [...ASKED, 'officersDeployed'] });
    reminding(operation, LATER);
    expect(operation.snapshot().reminded?.slice(2)).toEqual([
      { ...NL, indicators: ['officersDeployed'], at: LATER },
      { ...FR, indicators: ['officersDeployed'], at: LATER },
    ]);
  });

  it.each(['planned', 'postponed', 'closed', 'cancelled'] as const)(
    'waits for an operation that is %s',
    (status) => {
      expect(() => reminding(JointActionDay.restore(asking({ status })), AT)).toThrow(status);
    },
  );

  it('reminds of everything once, in whatever order figures come between', () => {
    const everything = ['NL', 'FR'].flatMap((code) =>
      ASKED.map((indicator) => given({ country: country(code), indicator })),
    );
    const anyHistory = fc.array(fc.subarray(everything), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyHistory, (reportedBy) => {
        const operation = JointActionDay.restore(asking());
        for (const results of reportedBy) {
          try {
            reminding(operation, AT, ...results);
          } catch (error) {
            expect(error).toMatchObject({ code: 'nothing-to-remind-of' });
          }
        }
        const pairs = (operation.snapshot().reminded ?? []).flatMap((one) =>
          one.indicators.map((indicator) => `${one.country} ${indicator}`),
        );
        expect(pairs).toHaveLength(new Set(pairs).size);
      }),
    );
  });
});
