import { describe, expect, it } from '@jest/globals';
import { day, DAY_ID, plan } from './builders.spec-support.js';
import type { Deciding, FigureDecision } from './figure-decision.js';
import { JointActionDay } from './joint-action-day.js';

const AT = '2026-05-02T10:00:00.000Z';
const REASON = 'two countries will not answer';

const deciding = (given: Partial<Deciding> = {}): Deciding => ({
  ...{ indicator: 'personsArrested', unit: 'persons', use: 'shares', reason: REASON },
  ...given,
});
const decided = (given: Partial<FigureDecision> = {}): FigureDecision => ({
  ...{ indicator: 'personsArrested', unit: 'persons', use: 'shares', reason: REASON, at: AT },
  ...given,
});

describe('JointActionDay.decide', () => {
  it('keeps what was decided, why and when', () => {
    const running = JointActionDay.restore(day());
    expect(running.decide(deciding(), AT)).toEqual({
      ...{ kind: 'decided', reason: REASON, fields: ['decisions'] },
      concerns: { indicators: ['personsArrested'], use: 'shares' },
    });
    expect(running.snapshot()).toEqual(day({ decisions: [decided()] }));
  });

  it('leaves the room that the closure needs, also beside a plan that is written anew', () => {
    const notes = Array.from({ length: 95 }, () => 'n'.repeat(2_000));
    const large = JointActionDay.restore(day({ notes }));
    const many = (count: number) => {
      for (let number = 0; number < count; number += 1) {
        large.decide(deciding({ indicator: `free${number}`, reason: 'r'.repeat(2_000) }), AT);
      }
    };
    expect(() => many(10)).toThrow('so that its closure still fits');
    const decisions = [decided({ reason: 'r'.repeat(2_000) })];
    const full = JointActionDay.restore(day({ decisions }));
    expect(() => full.revise(plan({ notes: [...notes, 'n'.repeat(2_500), 'n'.repeat(2_000)] }))).toThrow(
      'so that its closure still fits',
    );
  });

  it('replaces the decision on the same indicator and unit alone', () => {
    const others = [
      decided({ indicator: 'assetsSeized', unit: 'EUR' }),
      decided({ indicator: 'assetsSeized', unit: 'USD' }),
    ];
    const running = JointActionDay.restore(day({ decisions: others }));
    const event = running.decide(deciding({ indicator: 'assetsSeized', unit: 'EUR', use: 'stated' }), AT);
    expect(event.concerns).toEqual({ indicators: ['assetsSeized'], use: 'stated', unit: 'EUR' });
    expect(running.snapshot().decisions).toEqual([
      others[1],
      decided({ indicator: 'assetsSeized', unit: 'EUR', use: 'stated' }),
    ]);
  });

  it('is taken back, where there is one', () => {
    const running = JointActionDay.restore(day({ decisions: [decided()] }));
    expect(running.decide(deciding({ use: 'as-ruled' }), AT).fields).toEqual(['decisions']);
    expect(running.snapshot()).toEqual(day());
    expect(thrownBy(() => running.decide(deciding({ use: 'as-ruled' }), AT))).toMatchObject({
      ...{ code: 'nothing-decided', jointActionDayId: DAY_ID },
    });
  });

  it('never adds up what is not added along countries', () => {
    const running = JointActionDay.restore(day());
    const platforms = { indicator: 'platformsChecked', unit: 'count' };
    expect(thrownBy(() => running.decide(deciding(platforms), AT))).toMatchObject({
      ...{ code: 'invalid-field', faults: [{ pointer: '/use' }] },
    });
    expect(running.decide(deciding({ ...platforms, use: 'stated' }), AT).kind).toBe('decided');
  });

  it('keeps as many decisions as an event takes', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      decided({ indicator: `free-${index}`, unit: 'count' }),
    );
    const running = JointActionDay.restore(day({ decisions: many }));
    expect(thrownBy(() => running.decide(deciding(), AT))).toMatchObject({
      faults: [{ pointer: '/indicator' }],
    });
    running.decide(deciding({ indicator: 'free-0', unit: 'count', use: 'stated' }), AT);
    expect(running.snapshot().decisions).toHaveLength(100);
  });

  it('survives a revision in every state', () => {
    for (const status of ['planned', 'running', 'closing', 'closed', 'cancelled'] as const) {
      const revised = JointActionDay.restore(day({ status, decisions: [decided()] }));
      expect(revised.revise(plan({ name: 'Action week' }), {}).fields).toEqual(['name']);
      expect(revised.snapshot().decisions).toEqual([decided()]);
    }
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
