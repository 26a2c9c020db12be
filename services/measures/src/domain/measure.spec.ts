import { describe, expect, it } from '@jest/globals';
import { MEASURE_STATUSES, type Currency, type MeasureStatus } from '@entente/kernel';
import { country, measure, MEASURE_ID, record } from './builders.spec-support.js';
import { Measure, type MeasureRecord } from './measure.js';
import type { MeasureEvent } from './measure.events.js';

const EUR = 'EUR' as Currency;
const inState = (status: MeasureStatus) => Measure.restore(measure({ status }));

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('Measure.register', () => {
  it.each(MEASURE_STATUSES)('takes a measure that is %s by now, and says every field it sets', (status) => {
    const [registered, event] = Measure.register(MEASURE_ID, record(), status);
    expect(registered.snapshot()).toEqual({ ...record(), id: MEASURE_ID, status });
    expect(event).toEqual({ kind: 'registered', fields: Object.keys(registered.snapshot()).sort() });
  });

  const { reportingCountry: _reporting, leadOrganisation: _lead, ...nobodys } = record();
  const part = { precision: 'exact' } as const;
  const wrong: readonly (readonly [string, MeasureRecord])[] = [
    ['/reportingCountry', nobodys],
    ['/thirdCountries', record({ scope: 'domestic' })],
    ['/thirdCountries', record({ scope: 'domestic', thirdCountries: [], regions: ['sahel'] })],
    ['/period/endsOn', record({ period: { startsOn: '2023' as never, endsOn: '2022-12' as never } })],
    [
      '/phases/1/endsOn',
      record({
        phases: [
          { thirdCountries: [] },
          { startsOn: '2023-02' as never, endsOn: '2023-01' as never, thirdCountries: [] },
        ],
      }),
    ],
    [
      '/funding/total/amount',
      record({
        funding: { total: { amount: 0.001, currency: EUR, precision: 'exact' }, funders: [], parts: [] },
      }),
    ],
    [
      '/funding/parts/0/currency',
      record({ funding: { funders: [], parts: [{ ...part, amount: 1_000_000 }] } }),
    ],
    [
      '/funding/parts/1/amount',
      record({ funding: { funders: [], parts: [part, { ...part, amount: 1.234, currency: EUR }] } }),
    ],
    ['/sameProjectAs/0', record({ sameProjectAs: [MEASURE_ID] })],
  ];

  it.each(wrong)('refuses %s', (pointer, given) => {
    const refusal = { code: 'invalid-field', faults: [{ pointer }] };
    expect(thrownBy(() => Measure.register(MEASURE_ID, given, 'ongoing'))).toMatchObject(refusal);
    expect(thrownBy(() => inState('planned').revise(given))).toMatchObject(refusal);
  });

  it('takes funding whose amount is not known, and a domestic measure for named nationalities', () => {
    const given = record({
      ...{ scope: 'domestic', thirdCountries: [], targetScope: 'specific_nationalities' },
      targetNationalities: [country('UA')],
      funding: { funders: ['EU'], parts: [{ ...part, amountAsPrinted: '39292763 €', currency: EUR }] },
    });
    expect(Measure.register(MEASURE_ID, given, 'planned')[0].snapshot()).toMatchObject(given);
  });
});

describe('the states of a measure', () => {
  const moves: Readonly<Record<string, (stored: Measure) => MeasureEvent>> = {
    started: (stored) => stored.start(),
    suspended: (stored) => stored.suspend('unrest'),
    resumed: (stored) => stored.resume(),
    completed: (stored) => stored.complete(),
    cancelled: (stored) => stored.cancel('no funds'),
  };
  const led: Readonly<Record<MeasureStatus, Readonly<Partial<Record<keyof typeof moves, MeasureStatus>>>>> = {
    planned: { started: 'ongoing', cancelled: 'cancelled' },
    ongoing: { suspended: 'suspended', completed: 'completed', cancelled: 'cancelled' },
    suspended: { resumed: 'ongoing', cancelled: 'cancelled' },
    completed: {},
    cancelled: {},
  };
  const table = MEASURE_STATUSES.flatMap((from) =>
    Object.keys(moves).map((move) => [from, move, led[from][move]] as const),
  );

  it.each(table)('%s, %s: %s', (from, move, to) => {
    const stored = inState(from);
    if (to === undefined) {
      expect(thrownBy(() => moves[move]!(stored))).toMatchObject({ code: 'status-does-not-allow' });
      expect(stored.snapshot()).toEqual(measure({ status: from }));
      return;
    }
    expect(moves[move]!(stored).kind).toBe(move);
    expect(stored.snapshot().status).toBe(to);
  });

  it('says why it is suspended, until it goes on', () => {
    const stored = inState('ongoing');
    expect(stored.suspend('unrest')).toEqual({
      ...{ kind: 'suspended', reason: 'unrest', fields: ['status', 'statusReason'] },
    });
    expect(stored.snapshot()).toMatchObject({ status: 'suspended', statusReason: 'unrest' });
    expect(stored.resume()).toEqual({ kind: 'resumed', fields: ['status', 'statusReason'] });
    expect(stored.snapshot()).not.toHaveProperty('statusReason');
  });
});

describe('a status that nobody said', () => {
  const unsaid = record({ statusBasis: 'unknown' });

  it('is known from the first move on', () => {
    const [registered] = Measure.register(MEASURE_ID, unsaid, 'planned');
    expect(registered.snapshot()).toMatchObject({ status: 'planned', statusBasis: 'unknown' });

    expect(registered.start().fields).toEqual(['status', 'statusBasis']);
    expect(registered.snapshot()).not.toHaveProperty('statusBasis');
  });

  it('is where a measure begins, and no other', () => {
    const refusal = { code: 'invalid-field', faults: [{ pointer: '/statusBasis' }] };
    expect(thrownBy(() => Measure.register(MEASURE_ID, unsaid, 'ongoing'))).toMatchObject(refusal);
    expect(thrownBy(() => inState('ongoing').revise(unsaid))).toMatchObject(refusal);
    expect(inState('planned').revise(unsaid).fields).toEqual(['statusBasis']);
  });
});

describe('Measure.revise', () => {
  it('says which fields have another value, and keeps how far it got', () => {
    const stored = Measure.restore(measure({ status: 'suspended', statusReason: 'unrest' }));
    const event = stored.revise(record({ themes: ['prevention'], notes: ['a note'] }));
    expect(event).toEqual({ kind: 'revised', fields: ['notes', 'themes'] });
    expect(stored.snapshot()).toMatchObject({ status: 'suspended', statusReason: 'unrest' });
  });

  it.each(['completed', 'cancelled'] as const)('leaves a %s one to registrars', (status) => {
    expect(thrownBy(() => inState(status).revise(record()))).toMatchObject({ code: 'status-does-not-allow' });
    const stored = inState(status);
    stored.revise(record(), { status: 'ongoing' });
    expect(stored.snapshot().status).toBe('ongoing');
  });
});
