import { describe, expect, it } from '@jest/globals';
import { agreement, AGREEMENT_ID, country, date, record, thrownBy } from './builders.spec-support.js';
import type { AgreementEvent } from './cooperation-agreement.events.js';
import { CooperationAgreement } from './cooperation-agreement.js';
import type { AgreementState } from './cooperation-agreement.record.js';

const SI = { country: country('SI') };
const MK = { country: country('MK'), body: 'Ministry of the Interior' };

const SIGNED = { signedOn: date('2022') };
const IN_FORCE = { ...SIGNED, inForceFrom: date('2023') };
const SUSPENDED = { ...IN_FORCE, suspensions: [{ from: date('2024'), reason: 'unrest' }] };
const stated = (value: string) => ({ statedStatus: { value } });

/** What is recorded, by the name of where it leads. */
const RECORDED: Readonly<Record<string, Partial<AgreementState>>> = {
  nothing: {},
  negotiating: { negotiatingFrom: date('2021') },
  signed: SIGNED,
  'in force': IN_FORCE,
  'in force until a day': { ...IN_FORCE, expiresOn: date('2024') },
  'in force as it does not bind': { ...SIGNED, binding: false },
  suspended: SUSPENDED,
  resumed: { ...IN_FORCE, suspensions: [{ from: date('2024'), until: date('2025') }] },
  terminated: { ...IN_FORCE, terminatedOn: date('2025') },
  'stated planned': stated('planned'),
  'stated signed': stated('signed'),
  'stated in force': stated('in-force'),
  'stated suspended': stated('suspended'),
  'stated ended': stated('ended-2023'),
  'signed, stated in force': { ...SIGNED, ...stated('in-force') },
};

const MOVES: Readonly<Record<string, (stored: CooperationAgreement) => AgreementEvent>> = {
  signed: (stored) => stored.sign(date('2026')),
  'entered-into-force': (stored) => stored.enterIntoForce(date('2026')),
  suspended: (stored) => stored.suspend(date('2026'), 'unrest'),
  resumed: (stored) => stored.resume(date('2026')),
  terminated: (stored) => stored.terminate(date('2026'), 'notice'),
};

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  nothing: ['signed'],
  negotiating: ['signed'],
  signed: ['entered-into-force', 'terminated'],
  'in force': ['suspended', 'terminated'],
  'in force until a day': ['suspended', 'terminated'],
  'in force as it does not bind': ['suspended', 'terminated'],
  suspended: ['resumed', 'terminated'],
  resumed: ['suspended', 'terminated'],
  terminated: [],
  'stated planned': ['signed'],
  'stated signed': ['signed', 'entered-into-force', 'terminated'],
  'stated in force': ['signed', 'entered-into-force', 'suspended', 'terminated'],
  'stated suspended': ['signed', 'entered-into-force', 'terminated'],
  'stated ended': [],
  'signed, stated in force': ['entered-into-force', 'suspended', 'terminated'],
};

const restored = (given: Partial<AgreementState>) => CooperationAgreement.restore(agreement(given));

describe('the transitions of an agreement', () => {
  const table = Object.keys(RECORDED).flatMap((from) =>
    Object.keys(MOVES).map((move) => [from, move, ALLOWED[from]!.includes(move)] as const),
  );

  it.each(table)('%s, %s: %s', (from, move, allowed) => {
    const stored = restored(RECORDED[from]!);
    if (allowed) {
      expect(MOVES[move]!(stored).kind).toBe(move);
      expect(stored.snapshot()).not.toEqual(agreement(RECORDED[from]));
      return;
    }
    expect(thrownBy(() => MOVES[move]!(stored))).toMatchObject({ code: 'status-does-not-allow' });
    expect(stored.snapshot()).toEqual(agreement(RECORDED[from]));
  });

  it('write the day, and say which fields changed and why', () => {
    const stored = restored({});
    expect(stored.sign(date('2022-03'))).toEqual({ kind: 'signed', fields: ['signedOn'] });
    expect(stored.enterIntoForce(date('2023'))).toEqual({
      kind: 'entered-into-force',
      fields: ['inForceFrom'],
    });
    expect(stored.suspend(date('2024'), 'unrest')).toEqual({
      ...{ kind: 'suspended', reason: 'unrest', fields: ['suspensions'] },
    });
    expect(stored.resume(date('2025-02-01'))).toEqual({ kind: 'resumed', fields: ['suspensions'] });
    expect(stored.terminate(date('2026'), 'notice')).toEqual({
      ...{ kind: 'terminated', reason: 'notice', fields: ['terminatedOn'] },
    });
    expect(stored.snapshot()).toEqual(
      agreement({
        ...{ signedOn: date('2022-03'), inForceFrom: date('2023'), terminatedOn: date('2026') },
        suspensions: [{ from: date('2024'), until: date('2025-02-01'), reason: 'unrest' }],
      }),
    );
  });

  it.each<[string, Partial<AgreementState>, (stored: CooperationAgreement) => unknown]>([
    ['/on', { negotiatingFrom: date('2022') }, (stored) => stored.sign(date('2021'))],
    ['/on', SIGNED, (stored) => stored.enterIntoForce(date('2021'))],
    ['/from', IN_FORCE, (stored) => stored.suspend(date('2022'), 'unrest')],
    ['/from', RECORDED['resumed']!, (stored) => stored.suspend(date('2024-12'), 'unrest')],
    ['/on', SUSPENDED, (stored) => stored.resume(date('2023'))],
    ['/on', SUSPENDED, (stored) => stored.terminate(date('2023'), 'notice')],
    ['/on', { negotiatingFrom: date('2022') }, (stored) => stored.sign(date('2021'), SI)],
    ['/party', {}, (stored) => stored.sign(date('2022'), { country: country('MK') })],
    ['/party', SIGNED, (stored) => stored.enterIntoForce(date('2022'), { body: 'Ministry of the Interior' })],
  ])('refuse a day or a party that does not fit: %s', (pointer, given, act) => {
    const stored = restored(given);
    expect(thrownBy(() => act(stored))).toMatchObject({ code: 'invalid-field', faults: [{ pointer }] });
    expect(stored.snapshot()).toEqual(agreement(given));
  });
});

describe('the transitions of one party', () => {
  const refusal = { code: 'status-does-not-allow' };

  it('make the whole when all have done it', () => {
    const stored = restored({});
    expect(stored.sign(date('2022'), SI)).toEqual({ kind: 'signed', fields: ['parties'] });
    expect(thrownBy(() => stored.enterIntoForce(date('2024')))).toMatchObject(refusal);
    expect(thrownBy(() => stored.enterIntoForce(date('2024'), MK))).toMatchObject(refusal);
    expect(thrownBy(() => stored.sign(date('2022'), SI))).toMatchObject(refusal);
    stored.sign(date('2023'), MK);
    expect(stored.enterIntoForce(date('2024'))).toMatchObject({ kind: 'entered-into-force' });
    expect(stored.snapshot().parties).toEqual([
      { ...SI, signedOn: '2022' },
      { ...MK, signedOn: '2023' },
    ]);
  });

  it('let a multilateral instrument enter into force for each on its own', () => {
    const parties = [
      SI,
      { ...MK, signedOn: date('2022') },
      { country: country('HR'), ratifiedOn: date('2022') },
    ];
    const stored = restored({ ...IN_FORCE, type: 'multilateral-instrument', parties });
    expect(thrownBy(() => stored.enterIntoForce(date('2024'), SI))).toMatchObject(refusal);
    stored.enterIntoForce(date('2024'), MK);
    stored.enterIntoForce(date('2025'), { country: country('HR') });
    expect(thrownBy(() => stored.enterIntoForce(date('2026'), MK))).toMatchObject(refusal);
    stored.sign(date('2026'), SI);
    expect(stored.snapshot().parties.map(({ inForceFrom }) => inForceFrom)).toEqual([
      undefined,
      '2024',
      '2025',
    ]);
  });

  it.each([
    ['a withdrawn party', { type: 'joint-declaration', parties: [{ ...SI, withdrawnOn: date('2022') }, MK] }],
    ['an agreement that is over', { ...SIGNED, terminatedOn: date('2023') }],
  ] as const)('leave %s alone', (_, given) => {
    const stored = restored(given);
    expect(thrownBy(() => stored.sign(date('2024'), SI))).toMatchObject(refusal);
    expect(thrownBy(() => stored.enterIntoForce(date('2024'), SI))).toMatchObject(refusal);
  });
});

describe('CooperationAgreement.record and revise', () => {
  it('say which fields they set', () => {
    const [stored, event] = CooperationAgreement.record(AGREEMENT_ID, record());
    expect(event).toEqual({ kind: 'recorded', fields: Object.keys(stored.snapshot()).sort() });
    expect(stored.revise(record({ notes: ['a note'], signedOn: date('2022') }))).toEqual({
      ...{ kind: 'revised', fields: ['notes', 'signedOn'] },
    });
    expect(stored.snapshot()).toEqual(agreement({ notes: ['a note'], signedOn: date('2022') }));
  });

  it('refuse what breaks a rule', () => {
    const wrong = record({ parties: [{}] });
    const invalid = { code: 'invalid-field' };
    expect(thrownBy(() => CooperationAgreement.record(AGREEMENT_ID, wrong))).toMatchObject(invalid);
    expect(thrownBy(() => restored({}).revise(wrong))).toMatchObject(invalid);
  });
});
