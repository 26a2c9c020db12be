import { describe, expect, it } from '@jest/globals';
import { Outcomes } from './outcomes.js';
import type { Tried } from './try-fault.js';

const tried = (more: Partial<Tried> = {}): Tried => ({
  ...{ accepted: 3, tookMs: 1_000, settledInMs: 100, notes: [], violations: [] },
  ...more,
});

describe('Outcomes', () => {
  it.each([
    ['kafka-killed', 'again: npm run faults -- --only kafka-killed --seed 7'],
    ['rebuilt-after-the-round', 'again: npm run faults -- --seed 7'],
  ])('says how %s is tried again', (fault, again) => {
    const said: string[] = [];
    new Outcomes((line) => said.push(line.trim())).add(fault, 7, tried({ violations: ['lost'] }));

    expect(said).toContain(again);
  });

  it('tells what was left out from what was tried', () => {
    const outcomes = new Outcomes(() => undefined);
    outcomes.add('full-disk', 7, tried({ leftOut: 'not here' }));
    expect(outcomes).toMatchObject({ held: true, triedSomething: false });

    outcomes.add('kafka-killed', 7, tried());
    expect(outcomes).toMatchObject({ held: true, triedSomething: true });
  });
});
