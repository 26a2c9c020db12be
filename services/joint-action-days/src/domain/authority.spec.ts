import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@entente/kernel';
import {
  covers,
  leadableDays,
  mustBeConfirmable,
  mustBeLed,
  mustBeOwnFigure,
  mustBeOwnResult,
  mustBeReadable,
  mustKeepTheLead,
  readableDays,
} from './authority.js';
import { actor, country, day, result, stated } from './builders.spec-support.js';
import type { JointActionDayState } from './joint-action-day.js';

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

describe('mustKeepTheLead', () => {
  it('lets nobody plan what would be somebody else’s', () => {
    const plan = day({ leadCountry: country('DE'), coordinators: [] });
    const refusal = { code: 'not-yours', faults: [{ pointer: '/leadCountry' }] };
    expect(refusalOf(() => mustKeepTheLead(actor('action-leader', NL), plan))).toMatchObject(refusal);
    expect(refusalOf(() => mustKeepTheLead(actor('action-leader', DE), plan))).toBeUndefined();
    expect(refusalOf(() => mustKeepTheLead(actor('registrar'), plan))).toBeUndefined();
  });
});

describe('taking part', () => {
  it('is to lead, to co-lead or to be listed, but not to be a body of that name', () => {
    const reader = readableDays(actor('operational-team', DE));
    expect(covers(reader, day({ leadCountry: country('DE') }))).toBe(true);
    expect(covers(reader, day({ coLeadCountries: [country('DE')] }))).toBe(true);
    expect(covers(reader, day({ participants: [{ country: country('DE') }] }))).toBe(true);
    expect(covers(reader, day({ participants: [{ body: 'DE' }], coordinators: ['DE'] }))).toBe(false);
    expect(covers(leadableDays(actor('action-leader', DE)), day({ coLeadCountries: [country('DE')] }))).toBe(
      false,
    );
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
