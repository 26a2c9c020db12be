import { describe, expect, it } from '@jest/globals';
import { country, day, DAY_ID, plan } from './builders.spec-support.js';
import { JointActionDay, type ClosedFigure, type JointActionDayStatus } from './joint-action-day.js';

const STATUSES: readonly JointActionDayStatus[] = [
  ...(['planned', 'running', 'closing', 'closed', 'postponed', 'cancelled'] as const),
];
const FIGURES: readonly ClosedFigure[] = [
  {
    ...{ indicator: 'personsArrested', unit: 'persons', madeOf: 'shares', value: 5, precision: 'exact' },
    results: 1,
  },
];

const inState = (status: JointActionDayStatus) => JointActionDay.restore(day({ status }));

describe('JointActionDay.plan', () => {
  it('begins as planned and says every field it sets', () => {
    const [planned, event] = JointActionDay.plan(DAY_ID, plan());
    expect(planned.snapshot()).toEqual({ ...plan(), id: DAY_ID, status: 'planned' });
    expect(event).toEqual({ kind: 'planned', fields: [...Object.keys(planned.snapshot())].sort() });
  });

  it.each([
    ['/period/endsOn', plan({ period: { startsOn: '2026-04-27' as never, endsOn: '2026-04-26' as never } })],
    ['/nestedIn', plan({ nestedIn: DAY_ID })],
    ['/participants/1', plan({ participants: [{ service: 'police' }, { role: 'observer' }] })],
    [
      '/mayOverlapWith/0/id',
      plan({ mayOverlapWith: [{ id: DAY_ID, certainty: 'likely', why: 'the same weeks' }] }),
    ],
  ])('refuses %s', (pointer, wrong) => {
    const refusal = { code: 'invalid-field', faults: [{ pointer }] };
    expect(thrownBy(() => JointActionDay.plan(DAY_ID, wrong))).toMatchObject(refusal);
    expect(thrownBy(() => JointActionDay.record(DAY_ID, wrong, 'closed'))).toMatchObject(refusal);
    expect(thrownBy(() => inState('planned').revise(wrong))).toMatchObject(refusal);
  });
});

describe('JointActionDay.record', () => {
  it.each(STATUSES)('takes an operation that is %s by now', (status) => {
    const [recorded, { kind }] = JointActionDay.record(DAY_ID, plan(), status);
    expect([recorded.snapshot().status, kind]).toEqual([status, 'recorded']);
  });
});

describe('JointActionDay.revise', () => {
  it('says which fields have another value', () => {
    const running = inState('running');
    const event = running.revise(plan({ name: 'Action week', leadCountry: country('FR') }));
    expect(event).toEqual({ kind: 'revised', fields: ['leadCountry', 'name'] });
    expect(running.snapshot()).toMatchObject({ name: 'Action week', status: 'running' });
  });

  it('drops what the new plan leaves out', () => {
    const framed = JointActionDay.restore(day({ framework: 'EMPACT' }));
    expect(framed.revise(plan()).fields).toEqual(['framework']);
    expect(framed.snapshot()).not.toHaveProperty('framework');
  });

  it.each(['closed', 'cancelled'] as const)('is a registrar’s once the operation is %s', (status) => {
    expect(thrownBy(() => inState(status).revise(plan()))).toMatchObject({
      code: 'status-does-not-allow',
      status,
    });
    const revised = inState(status);
    revised.revise(plan({ name: 'as published' }), {});
    expect(revised.snapshot()).toMatchObject({ name: 'as published', status });
    revised.revise(plan(), { status: 'running' });
    expect(revised.snapshot().status).toBe('running');
  });

  it('keeps the figures of a closure', () => {
    const closed = JointActionDay.restore(day({ status: 'closed', closure: { figures: FIGURES } }));
    expect(closed.revise(plan({ name: 'as published' }), {}).fields).toEqual(['name']);
    expect(closed.snapshot().closure).toEqual({ figures: FIGURES });
  });
});

describe('a transition', () => {
  it.each<[string, (of: JointActionDay) => unknown, JointActionDayStatus, readonly JointActionDayStatus[]]>([
    ['start', (of) => of.start(), 'running', ['planned', 'postponed']],
    ['closing', (of) => of.beginClosing(), 'closing', ['running']],
    ['closure', (of) => of.close({ figures: FIGURES }), 'closed', ['closing']],
    ['reopening', (of) => of.reopen('a late return'), 'closing', ['closed']],
    ['postponement', (of) => of.postpone(), 'postponed', ['planned', 'running']],
    ['cancellation', (of) => of.cancel(), 'cancelled', ['planned', 'running', 'postponed']],
  ])('%s leads to its one next state', (_, move, to, from) => {
    for (const status of STATUSES) {
      const moved = inState(status);
      if (from.includes(status)) {
        expect(move(moved)).toMatchObject({ fields: expect.arrayContaining(['status']) });
        expect(moved.snapshot().status).toBe(to);
      } else {
        expect(thrownBy(() => move(moved))).toMatchObject({
          code: 'status-does-not-allow',
          id: DAY_ID,
          status,
        });
        expect(moved.snapshot()).toEqual(day({ status }));
      }
    }
  });

  it('keeps its reason', () => {
    expect(inState('planned').postpone('no room')).toMatchObject({ kind: 'postponed', reason: 'no room' });
    expect(inState('planned').cancel()).not.toHaveProperty('reason');
    expect(inState('closed').reopen('a late return')).toMatchObject({ reason: 'a late return' });
  });
});

describe('JointActionDay.close', () => {
  it('takes a reason where something does not go together, and keeps both', () => {
    const findings = [
      { check: 'unlike-units', indicator: 'cashSeized', detail: 'EUR and USD', results: 2 },
    ] as const;
    expect(thrownBy(() => inState('closing').close({ figures: FIGURES, findings }))).toMatchObject({
      ...{ code: 'reason-required', faults: [{ pointer: '/reason' }] },
    });
    const closing = inState('closing');
    closing.close({ figures: FIGURES, findings }, 'two currencies');
    expect(closing.snapshot().closure).toEqual({ figures: FIGURES, findings, reason: 'two currencies' });
  });

  it('fixes the figures it is given, until the next closure', () => {
    const closing = inState('closing');
    const event = closing.close({ figures: FIGURES }, 'all answered');
    expect(event).toEqual({ kind: 'closed', reason: 'all answered', fields: ['closure', 'status'] });
    expect(closing.snapshot().closure).toEqual({ figures: FIGURES, reason: 'all answered' });
    closing.reopen('a late return');
    expect(closing.snapshot().closure?.figures).toEqual(FIGURES);
    closing.close({ figures: [] });
    expect(closing.snapshot().closure).toEqual({ figures: [] });
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
