import { describe, expect, it } from '@jest/globals';
import type { Actor, ParticipationStatus } from '@entente/kernel';
import {
  answersFor,
  covers,
  daysWithOverlaps,
  leadableDays,
  mustAnswerFor,
  mustBeConfirmable,
  mustBeLed,
  mustBeNamed,
  mustBeOwnFigure,
  mustBeOwnResult,
  mustBeReadable,
  mustBeRetainable,
  mustDecideOnTheWhole,
  mustDeclareFor,
  mustKeepTheLead,
  readableDays,
} from './authority.js';
import { actor, country, day, result, stated } from './builders.spec-support.js';
import type { JointActionDayState } from './joint-action-day.js';
import type { ParticipantName } from './participant.js';

const NL = { country: country('NL') };
const FR = { country: country('FR') };
const DE = { country: country('DE') };
const EUROPOL = { organisation: 'EUROPOL' };

/** What an actor may do with the operation of NL, FR and EUROPOL, and with FR's share and NL's figure of the whole. */
const TABLE: readonly (readonly [Actor, string])[] = [
  [actor('operational-team', NL), 'read'],
  [actor('operational-team', FR), 'read, report share'],
  [actor('operational-team', DE), ''],
  [actor('operational-team', EUROPOL), ''],
  [actor('operational-team'), ''],
  [actor('national-coordinator', NL), 'read, confirm whole'],
  [actor('national-coordinator', FR), 'read, report share, confirm share'],
  [actor('national-coordinator', DE), ''],
  [actor('national-coordinator', EUROPOL), ''],
  [actor('national-coordinator'), ''],
  [actor('action-leader', NL), 'read, lead, state whole'],
  [actor('action-leader', FR), 'read'],
  [actor('action-leader', DE), ''],
  [actor('action-leader', EUROPOL), 'read, lead, state whole'],
  [actor('action-leader', { organisation: 'FRONTEX' }), ''],
  [actor('action-leader'), ''],
  [actor('registrar'), 'read, lead, report share, state whole'],
  [actor('registrar', DE), 'read, lead, report share, state whole'],
  [actor('auditor', NL), ''],
  [actor('project-lead', NL), ''],
  [actor('reporting-staff', NL), ''],
  [actor('administrator', NL), ''],
  [{ ...actor('action-leader', NL), roles: [] }, ''],
];

const WISHES: readonly (readonly [string, (who: Actor) => void])[] = [
  ['read', (who) => mustBeReadable(who, day())],
  ['lead', (who) => mustBeLed(who, day())],
  ['report share', (who) => mustBeOwnFigure(who, day(), result())],
  ['state whole', (who) => mustBeOwnFigure(who, day(), stated())],
  ['confirm share', (who) => mustBeConfirmable(who, day(), result())],
  ['confirm whole', (who) => mustBeConfirmable(who, day(), stated())],
];

describe('authority', () => {
  it.each(TABLE)('of %j is "%s"', (who, allowed) => {
    const granted = WISHES.filter(([, wish]) => refusalOf(() => wish(who)) === undefined);
    expect(granted.map(([name]) => name).join(', ')).toBe(allowed);
  });

  it('adds up over several roles', () => {
    const both: Actor = { ...actor('operational-team', FR), roles: ['operational-team', 'action-leader'] };
    expect(refusalOf(() => mustBeOwnFigure(both, day(), result()))).toBeUndefined();
    expect(
      refusalOf(() => mustBeOwnFigure(both, day({ leadCountry: country('FR') }), stated())),
    ).toBeUndefined();
  });

  it('says which field is not the actor’s, of a figure to come', () => {
    const [team, lead] = [actor('operational-team', NL), actor('action-leader', NL)];
    expect(refusalOf(() => mustBeOwnFigure(team, day(), result()))).toMatchObject({
      faults: [{ pointer: '/country' }],
    });
    expect(refusalOf(() => mustBeOwnFigure(team, day(), stated()))).toMatchObject({
      faults: [{ pointer: '/scope' }],
    });
    expect(refusalOf(() => mustBeOwnFigure(lead, day(), result()))).toMatchObject({
      faults: [{ pointer: '/scope' }],
    });
  });

  it('says of somebody else’s record only that it is not there', () => {
    for (const act of [
      () => mustBeReadable(actor('operational-team', DE), day()),
      () => mustBeLed(actor('action-leader', FR), day()),
      () => mustBeOwnResult(actor('operational-team', NL), day(), result()),
      () => mustBeOwnResult(actor('operational-team', FR), day(), stated()),
      () => mustBeConfirmable(actor('national-coordinator', NL), day(), result()),
    ]) {
      expect(refusalOf(act)).toMatchObject({ code: 'not-found', faults: [] });
    }
    expect(refusalOf(() => mustBeOwnResult(actor('operational-team', FR), day(), result()))).toBeUndefined();
  });
});

describe('a figure of the whole without a lead country', () => {
  const { leadCountry: _nobody, ...unled } = day();
  const confirmedBy = (who: Actor, of: JointActionDayState): boolean =>
    refusalOf(() => mustBeConfirmable(who, of, stated())) === undefined;
  const coordinators = [NL, FR, DE, {}].map((given) => actor('national-coordinator', given));

  it('is confirmed in a co-leading country', () => {
    const coLed = { ...unled, coLeadCountries: [country('FR')] };
    expect(coordinators.map((who) => confirmedBy(who, coLed))).toEqual([false, true, false, false]);
  });

  it('is confirmed in any participating country where a body coordinates', () => {
    const coordinated = { ...unled, participants: [{ country: country('DE') }] };
    expect(coordinators.map((who) => confirmedBy(who, coordinated))).toEqual([false, false, true, false]);
  });
});

describe('answering for a participant', () => {
  const DGPN = { country: country('FR'), body: 'DGPN' };
  const allowed = (who: Actor) =>
    [FR, NL, { body: 'EUROPOL' }, DGPN].map(
      (name) => refusalOf(() => mustAnswerFor(who, name)) === undefined,
    );

  it.each<[Actor, readonly boolean[]]>([
    [actor('national-coordinator', FR), [true, false, false, true]],
    [actor('action-leader', FR), [false, false, false, false]],
    [actor('action-leader', EUROPOL), [false, false, true, false]],
    [actor('action-leader', { organisation: 'DGPN' }), [false, false, false, true]],
    [actor('operational-team', FR), [false, false, false, false]],
    [actor('registrar'), [true, true, true, true]],
  ])('of %j for FR, NL, EUROPOL and a body of FR is %j', (who, expected) => {
    expect(allowed(who)).toEqual(expected);
  });

  it('says which name is not the actor’s', () => {
    const refusal = refusalOf(() => mustAnswerFor(actor('national-coordinator', FR), NL));
    expect(refusal).toMatchObject({ code: 'not-yours', faults: [{ pointer: '/country' }] });
    const body = refusalOf(() => mustAnswerFor(actor('action-leader', EUROPOL), { body: 'INTERPOL' }));
    expect(body).toMatchObject({ faults: [{ pointer: '/body' }] });
  });
});

describe('mustBeRetainable', () => {
  it('lets the lead say which figure of the whole stands, and a coordinator which share of the country', () => {
    const retained = (who: Actor) =>
      [stated(), result()].map((each) => refusalOf(() => mustBeRetainable(who, day(), each)) === undefined);
    expect(retained(actor('action-leader', NL))).toEqual([true, false]);
    expect(retained(actor('action-leader', EUROPOL))).toEqual([false, false]);
    expect(retained(actor('action-leader', FR))).toEqual([false, false]);
    expect(retained(actor('national-coordinator', FR))).toEqual([false, true]);
    expect(retained(actor('national-coordinator', NL))).toEqual([false, false]);
    expect(retained(actor('national-coordinator'))).toEqual([false, false]);
    expect(retained(actor('operational-team', FR))).toEqual([false, false]);
    expect(retained(actor('registrar'))).toEqual([true, false]);
  });
});

describe('deciding on a figure of the whole', () => {
  const { leadCountry: _nobody, ...unled } = day();
  const coLed = { ...unled, coLeadCountries: [country('FR')] };
  const leaders = [NL, FR, DE, EUROPOL].map((given) => actor('action-leader', given));
  const deciding = (who: Actor, of: JointActionDayState) =>
    [() => mustDecideOnTheWhole(who, of), () => mustBeRetainable(who, of, stated())].map(
      (act) => (refusalOf(act) as { readonly code: string } | undefined)?.code,
    );
  const both = (code: string | undefined) => [code, code];
  const ALLOWED = both(undefined);

  it.each<[string, JointActionDayState, readonly (string | undefined)[]]>([
    ['the lead country', day(), [undefined, 'not-found', 'not-found', 'not-yours']],
    ['a co-leading one where nobody leads alone', coLed, ['not-found', undefined, 'not-found', 'not-yours']],
    ['a coordinator where no country leads', unled, ['not-found', 'not-found', 'not-found', undefined]],
  ])('is for %s', (_who, of, expected) => {
    expect(leaders.map((who) => deciding(who, of))).toEqual(expected.map(both));
    expect(deciding(actor('registrar'), of)).toEqual(ALLOWED);
    expect(deciding(actor('national-coordinator', NL), of)).toEqual(both('not-found'));
  });

  it('is not for a co-leading country beside a lead, nor for a coordinator that is no action leader', () => {
    const led = day({ coLeadCountries: [country('FR')] });
    expect(deciding(actor('action-leader', FR), led)).toEqual(both('not-found'));
    expect(deciding(actor('operational-team', EUROPOL), unled)).toEqual(both('not-found'));
  });

  it('is not for a co-leading country that declined', () => {
    const since = '2026-04-28T10:00:00.000Z';
    const declined = { ...coLed, participation: [{ ...FR, status: 'declined' as const, since }] };
    const refusal = refusalOf(() => mustDecideOnTheWhole(actor('action-leader', FR), declined));
    expect(refusal).toMatchObject({ code: 'not-found' });
  });
});

describe('answersFor', () => {
  const concerned = [country('FR'), country('NL')];

  it.each<[Actor, readonly string[]]>([
    [actor('national-coordinator', FR), ['FR']],
    [actor('national-coordinator', { country: country('DE') }), []],
    [actor('national-coordinator'), []],
    [actor('operational-team', FR), []],
    [actor('action-leader', NL), []],
    [actor('registrar'), ['FR', 'NL']],
  ])('of %j is %j', (who, expected) => {
    expect(answersFor(who, concerned)).toEqual(expected);
  });
});

describe('daysWithOverlaps', () => {
  it('are those that a coordinator’s country takes part in, and those that a leader leads', () => {
    const seen = (who: Actor) => covers(daysWithOverlaps(who), day());
    expect([FR, NL].map((of) => seen(actor('national-coordinator', of)))).toEqual([true, true]);
    expect([FR, NL, EUROPOL].map((of) => seen(actor('action-leader', of)))).toEqual([false, true, true]);
    expect(seen(actor('operational-team', FR))).toBe(false);
    expect(seen(actor('registrar'))).toBe(true);
  });
});

describe('mustKeepTheLead', () => {
  it('lets nobody plan what would be somebody else’s', () => {
    const plan = day({ leadCountry: country('DE'), coordinators: [] });
    const refusal = { code: 'not-yours', faults: [{ pointer: '/leadCountry' }] };
    expect(refusalOf(() => mustKeepTheLead(actor('action-leader', NL), plan))).toMatchObject(refusal);
    expect(refusalOf(() => mustKeepTheLead(actor('action-leader', DE), plan))).toBeUndefined();
    expect(refusalOf(() => mustKeepTheLead(actor('registrar'), plan))).toBeUndefined();
  });
});

describe('a lead that is handed over', () => {
  const faultsFor = (plan: JointActionDayState, stored: JointActionDayState | undefined, who: Actor) =>
    faultsOf(() => mustKeepTheLead(who, plan, stored));
  const away = (code: string) => day({ leadCountry: country(code), coordinators: [] });
  const LEAD = actor('action-leader', NL);

  it('is taken by a country that takes part', () => {
    expect(faultsFor(away('FR'), day(), LEAD)).toBe('nothing was refused');
    const coLed = day({ coLeadCountries: [country('DE')] });
    expect(faultsFor(away('DE'), coLed, LEAD)).toBe('nothing was refused');
  });

  it('is taken by nobody else, nor from who does not have it', () => {
    const { leadCountry: _lead, ...leaderless } = away('FR');
    const left = [{ ...FR, status: 'withdrawn' as const, since: '2026-04-28T10:00:00.000Z' }];
    for (const [plan, stored, who] of [
      [away('DE'), day(), LEAD],
      [away('FR'), undefined, LEAD],
      [away('FR'), day({ participation: left }), LEAD],
      [leaderless, day(), LEAD],
      [away('NL'), day(), actor('action-leader', FR)],
    ] as const) {
      expect(faultsFor(plan, stored, who)).toMatchObject([{ pointer: '/leadCountry' }]);
    }
  });
});

describe('taking part', () => {
  it('is to lead, to co-lead or to be listed: as a country, or as the body itself', () => {
    const reader = readableDays(actor('operational-team', DE));
    expect(covers(reader, day({ leadCountry: country('DE') }))).toBe(true);
    expect(covers(reader, day({ coLeadCountries: [country('DE')] }))).toBe(true);
    expect(covers(reader, day({ participants: [{ country: country('DE') }] }))).toBe(true);
    expect(covers(reader, day({ participants: [{ body: 'DE' }], coordinators: ['DE'] }))).toBe(false);
    const body = readableDays(actor('action-leader', { organisation: 'INTERPOL' }));
    expect(covers(body, day({ participants: [{ body: 'INTERPOL' }] }))).toBe(true);
    expect(covers(leadableDays(actor('action-leader', { organisation: 'INTERPOL' })), day())).toBe(false);
    expect(covers(leadableDays(actor('action-leader', DE)), day({ coLeadCountries: [country('DE')] }))).toBe(
      false,
    );
  });
});

describe('who declined', () => {
  const since = '2026-04-28T10:00:00.000Z';
  const FRONTEX = { body: 'FRONTEX' };
  const WHO = [actor('operational-team', FR), actor('action-leader', { organisation: 'FRONTEX' })];
  const operation = (status: ParticipationStatus, ...names: readonly ParticipantName[]) =>
    day({
      participants: [NL, { ...FR, service: 'police' }, { ...FR, service: 'navy' }, FRONTEX],
      participation: names.map((name) => ({ ...name, status, since })),
    });
  const answered = (status: ParticipationStatus) =>
    operation(status, { ...FR, service: 'police' }, { ...FR, service: 'navy' }, FRONTEX);
  const reading = (of: JointActionDayState) => WHO.map((who) => covers(readableDays(who), of));

  it('reads no more until it is invited again; who left goes on reading', () => {
    expect(reading(answered('declined'))).toEqual([false, false]);
    for (const status of ['invited', 'accepted', 'withdrawn'] as const) {
      expect([status, reading(answered(status))]).toEqual([status, [true, true]]);
    }
  });

  it('goes on reading where it is listed otherwise, too', () => {
    expect(reading(operation('declined', { ...FR, service: 'navy' }, FRONTEX))).toEqual([true, false]);
    const coordinated = { ...answered('declined'), coordinators: ['FRONTEX'] };
    expect(reading(coordinated)).toEqual([false, true]);
  });

  it('is answered where it says so once more, and nobody else is', () => {
    for (const who of WHO) expect(refusalOf(() => mustBeNamed(who, answered('declined')))).toBeUndefined();
    const stranger = refusalOf(() => mustBeNamed(actor('operational-team', DE), answered('declined')));
    expect(stranger).toMatchObject({ code: 'not-found' });
  });
});

function refusalOf(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a body that takes part', () => {
  const FRONTEX = actor('action-leader', { organisation: 'FRONTEX' });
  const participants = [NL, FR, { body: 'FRONTEX' }];
  const own = stated({ reportingService: 'FRONTEX', notCounted: { reason: 'counted by itself' } });
  const { notCounted: _reason, ...counting } = own;
  const { reportingService: _name, ...nameless } = own;

  it('tells figures of its own, which are not counted', () => {
    const operation = day({ participants });
    expect(() => mustBeOwnFigure(FRONTEX, operation, own)).not.toThrow();
    for (const [figure, pointer] of [
      [counting, '/notCounted'],
      [nameless, '/reportingService'],
      [{ ...own, reportingService: 'EUROPOL' }, '/reportingService'],
      [result(), '/scope'],
    ] as const) {
      expect(faultsOf(() => mustBeOwnFigure(FRONTEX, operation, figure))).toMatchObject([{ pointer }]);
    }
  });

  it('tells none where it takes no part, or only as the body of a country', () => {
    for (const others of [
      [NL, FR],
      [NL, { ...FR, body: 'FRONTEX' }],
    ]) {
      const faults = faultsOf(() => mustBeOwnFigure(FRONTEX, day({ participants: others }), own));
      expect(faults).toMatchObject([{ pointer: '/scope' }]);
    }
  });

  it('tells none once it declined', () => {
    const since = '2026-04-28T10:00:00.000Z';
    const participation = [{ body: 'FRONTEX', status: 'declined', since }] as const;
    const faults = faultsOf(() => mustBeOwnFigure(FRONTEX, day({ participants, participation }), own));
    expect(faults).toMatchObject([{ pointer: '/scope' }]);
  });

  it('says what it cannot say, and for nobody else', () => {
    const operation = day({ participants });
    expect(() => mustDeclareFor(FRONTEX, operation, { body: 'FRONTEX' })).not.toThrow();
    const faults = (who: Actor, name: ParticipantName) =>
      faultsOf(() => mustDeclareFor(who, operation, name));
    expect(faults(FRONTEX, { body: 'EUROPOL' })).toMatchObject([{ pointer: '/body' }]);
    expect(faults(FRONTEX, FR)).toMatchObject([{ pointer: '/country' }]);
    expect(faults(actor('operational-team', NL), FR)).toMatchObject([{ pointer: '/country' }]);
    expect(faults(actor('national-coordinator', FR), FR)).toBe('nothing was refused');
  });
});

function faultsOf(act: () => void): unknown {
  const error = refusalOf(act) as { readonly faults: unknown } | undefined;
  return error ? error.faults : 'nothing was refused';
}
