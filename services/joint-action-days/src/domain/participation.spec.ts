import { describe, expect, it } from '@jest/globals';
import type { ParticipationStatus } from '@entente/kernel';
import { country, day, DAY_ID } from './builders.spec-support.js';
import { JointActionDay, type JointActionDayState, type JointActionDayStatus } from './joint-action-day.js';
import type { ParticipantName } from './participant.js';

const AT = '2026-03-01T08:00:00.000Z';
const LATER = '2026-03-09T08:00:00.000Z';
const [NL, FR, BE] = [
  { country: country('NL') },
  { country: country('FR') },
  { country: country('BE') },
] as const;
const POLICE = { ...BE, service: 'police' };
const TAX = { ...BE, service: 'tax' };

const planned = (given: Partial<JointActionDayState> = {}) =>
  JointActionDay.restore(day({ status: 'planned', ...given }));

const standing = (of: JointActionDay) =>
  (of.snapshot().participation ?? []).map(({ country: code, body, service, status }) => [
    ...[code ?? body, service].filter((name) => name !== undefined),
    status,
  ]);

describe('JointActionDay.invite', () => {
  it('lists who is new with what they are asked for, and marks all of them invited', () => {
    const operation = planned();
    const concerns = { participants: [BE, FR] };
    const guests = [{ ...BE, role: 'host', indicators: ['personsChecked'] }, FR];
    const event = operation.invite(guests, AT);
    expect(event).toEqual({ kind: 'invited', fields: ['participants', 'participation'], concerns });
    expect(operation.snapshot().participants).toEqual([NL, FR, guests[0]]);
    expect(operation.snapshot().participation).toEqual([
      { ...BE, status: 'invited', since: AT },
      { ...FR, status: 'invited', since: AT },
    ]);
  });

  it('leaves alone who is invited or has accepted, and asks again who declined or left', () => {
    const operation = planned();
    operation.invite([BE, FR, NL], AT);
    operation.accept(BE, AT);
    operation.decline(FR, 'no officers', AT);
    expect(operation.invite([BE, FR, NL], LATER)).toEqual({
      ...{ kind: 'invited', fields: ['participation'], concerns: { participants: [FR] } },
    });
    expect(operation.snapshot().participation).toEqual([
      { ...BE, status: 'accepted', since: AT, invitedAt: AT },
      { ...FR, status: 'invited', since: LATER },
      { ...NL, status: 'invited', since: AT },
    ]);
    expect(thrownBy(() => operation.invite([BE, FR], LATER))).toMatchObject({ code: 'nobody-to-invite' });
  });

  it('takes over what it says of who is listed already', () => {
    const indicators = ['personsChecked'];
    const restsOn = { kind: 'arrangement' as const, note: 'liaison officers' };
    const operation = planned({ participants: [NL, { ...FR, role: 'host', indicators: ['leads'] }, BE] });
    const event = operation.invite(
      [
        { ...FR, indicators },
        { ...BE, role: 'observer', restsOn },
      ],
      AT,
    );
    expect(event.fields).toEqual(['participants', 'participation']);
    expect(operation.snapshot().participants).toEqual([
      NL,
      { ...FR, role: 'host', indicators },
      { ...BE, role: 'observer', restsOn },
    ]);
  });

  it('takes that over also of who has accepted, who stays so', () => {
    const operation = planned();
    operation.invite([FR], AT);
    operation.accept(FR, AT);
    const asked = { ...FR, indicators: ['personsChecked'] };
    expect(operation.invite([asked, BE], LATER).concerns).toEqual({ participants: [FR, BE] });
    expect(operation.snapshot().participants).toEqual([NL, asked, BE]);
    expect(standing(operation)).toEqual([
      ['FR', 'accepted'],
      ['BE', 'invited'],
    ]);
    const host = { ...asked, role: 'host' };
    expect(operation.invite([host], LATER).fields).toEqual(['participants']);
    expect(operation.snapshot().participants).toEqual([NL, host, BE]);
    expect(thrownBy(() => operation.invite([asked, host], LATER))).toMatchObject({
      code: 'nobody-to-invite',
    });
  });

  it('lists a country that leads without being listed, with what its part rests on', () => {
    const restsOn = { kind: 'arrangement' as const };
    const operation = planned({ leadCountry: country('UA') });
    operation.invite([{ country: country('UA'), restsOn }], AT);
    expect(operation.snapshot().participants).toEqual([NL, FR, { country: 'UA', restsOn }]);
  });

  it('names the first of many, and how many more there are', () => {
    const crowd = Array.from({ length: 13 }, (_, index) => ({ body: `body ${index}` }));
    const { concerns } = planned().invite(crowd, AT);
    expect(concerns).toEqual({ participants: crowd.slice(0, 10), more: 3 });
  });

  it('lists nobody twice, and no more than a plan lists', () => {
    const operation = planned();
    operation.invite([POLICE, POLICE, { body: 'FRONTEX' }], AT);
    expect(operation.snapshot().participants).toEqual([NL, FR, POLICE, { body: 'FRONTEX' }]);
    const crowd = Array.from({ length: 497 }, (_, index) => ({ body: `body ${index}` }));
    expect(thrownBy(() => operation.invite(crowd, AT))).toMatchObject({
      faults: [{ pointer: '/participants' }],
    });
  });
});

describe('an answer', () => {
  type Answer = (of: JointActionDay, name: ParticipantName) => unknown;
  const ANSWERS: readonly (readonly [string, Answer, ParticipationStatus, readonly string[]])[] = [
    ['acceptance', (of, name) => of.accept(name, LATER), 'accepted', ['none', 'invited']],
    ['refusal', (of, name) => of.decline(name, 'no officers', LATER), 'declined', ['none', 'invited']],
    ['leaving', (of, name) => of.leave(name, 'no officers', LATER), 'withdrawn', ['none', 'accepted']],
  ];

  it.each(ANSWERS)('of %s is given from where it makes sense', (_, answer, next, from) => {
    for (const status of ['none', 'invited', 'accepted', 'declined', 'withdrawn'] as const) {
      const before = status === 'none' ? {} : { participation: [{ ...FR, status, since: AT }] };
      const operation = planned(before);
      if (from.includes(status)) {
        answer(operation, FR);
        expect(standing(operation)).toEqual([['FR', next]]);
      } else {
        expect(thrownBy(() => answer(operation, FR))).toMatchObject({
          code: 'participation-does-not-allow',
          status,
        });
        expect(operation.snapshot()).toEqual(day({ status: 'planned', ...before }));
      }
    }
  });

  it('keeps its reason, and says so', () => {
    const operation = planned();
    expect(operation.decline(FR, 'no officers', AT)).toEqual({
      ...{ kind: 'declined', reason: 'no officers', fields: ['participation'] },
      concerns: { participants: [FR] },
    });
    expect(operation.snapshot().participation).toEqual([
      { ...FR, status: 'declined', since: AT, reason: 'no officers' },
    ]);
  });

  it('keeps when the invitation came, through every answer', () => {
    const operation = planned();
    operation.invite([FR], AT);
    operation.accept(FR, LATER);
    operation.leave(FR, 'no officers', LATER);
    expect(operation.snapshot().participation).toEqual([
      { ...FR, status: 'withdrawn', since: LATER, invitedAt: AT, reason: 'no officers' },
    ]);
    operation.invite([FR], LATER);
    expect(operation.snapshot().participation).toEqual([{ ...FR, status: 'invited', since: LATER }]);
  });

  it('of a country is that of its services, but for those that answered themselves', () => {
    const operation = planned({ participants: [NL, POLICE, TAX] });
    operation.invite([POLICE, TAX], AT);
    operation.decline(TAX, 'no officers', AT);
    operation.accept(BE, LATER);
    expect(standing(operation)).toEqual([
      ['BE', 'police', 'accepted'],
      ['BE', 'tax', 'declined'],
    ]);
  });

  it('is that of a co-leading country, listed or not', () => {
    const operation = planned({ coLeadCountries: [country('BE')] });
    operation.leave(BE, 'no officers', AT);
    expect(standing(operation)).toEqual([['BE', 'withdrawn']]);
  });

  it('is nobody’s that the plan does not list', () => {
    const faults = (name: ParticipantName) => thrownBy(() => planned().accept(name, AT));
    expect(faults(BE)).toMatchObject({ code: 'participant-not-listed', faults: [{ pointer: '/country' }] });
    expect(faults({ ...FR, service: 'tax' })).toMatchObject({ faults: [{ pointer: '/service' }] });
    expect(faults({ body: 'INTERPOL' })).toMatchObject({ faults: [{ pointer: '/body' }] });
  });

  it.each(['closed', 'cancelled'] as const)('is not taken once the operation is %s', (status) => {
    const over = planned({ status });
    for (const act of [
      () => over.invite([BE], AT),
      () => over.accept(FR, AT),
      () => over.decline(FR, 'no officers', AT),
      () => over.leave(FR, 'no officers', AT),
    ]) {
      expect(thrownBy(act)).toMatchObject({ code: 'status-does-not-allow', id: DAY_ID, status });
    }
  });

  it.each(['planned', 'postponed', 'running', 'closing'] as readonly JointActionDayStatus[])(
    'is taken while the operation is %s',
    (status) => {
      const open = planned({ status });
      open.invite([BE], AT);
      open.accept(BE, LATER);
      expect([open.snapshot().status, standing(open)]).toEqual([status, [['BE', 'accepted']]]);
    },
  );
});

describe('a revision of the plan', () => {
  const { id: _id, status: _status, ...agreed } = day();

  it('drops what was said by whom it does not name any more', () => {
    const operation = planned();
    operation.invite([BE, FR], AT);
    operation.declareCannotSay({ ...BE, indicators: ['personsChecked'], reason: 'not counted' }, AT);
    operation.declareCannotSay({ ...FR, indicators: ['personsChecked'], reason: 'not counted' }, AT);
    operation.revise(agreed);
    expect(operation.snapshot()).toMatchObject({
      participation: [{ ...FR, status: 'invited' }],
      cannotSay: [{ ...FR }],
    });
    operation.revise({ ...agreed, participants: [NL] });
    expect(operation.snapshot()).toEqual(day({ status: 'planned', participants: [NL] }));
  });

  it('leaves whom it adds without an invitation', () => {
    const operation = planned();
    operation.invite([FR], AT);
    operation.revise({ ...agreed, participants: [NL, FR, BE] });
    expect(standing(operation)).toEqual([['FR', 'invited']]);
  });
});

describe('what participants say', () => {
  it('leaves room for the closure', () => {
    const full = planned({ notes: Array.from({ length: 49 }, () => 'x'.repeat(3_990)) });
    const wordy = { ...FR, indicators: ['personsChecked'], reason: 'x'.repeat(2_000) };
    expect(thrownBy(() => full.declareCannotSay(wordy, AT))).toMatchObject({
      code: 'invalid-field',
      faults: [{ pointer: '' }],
    });
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return 'nothing was refused';
}
