import { describe, expect, it } from '@jest/globals';
import { country, DAY_ID, RESULT_ID } from './builders.spec-support.js';
import { comparedIn } from './compared.js';
import { withAnswer, withoutAnswers, type Overlap } from './overlap.js';

const [FR, NL] = [country('FR'), country('NL')];

const answered = (before: readonly Overlap[], id: string): readonly Overlap[] =>
  withAnswer(RESULT_ID, before, {
    ...{ with: { id, jointActionDayId: DAY_ID }, answer: 'same', at: '2026-04-28T10:00:00.000Z' },
    ...{ countries: [before.length === 0 ? FR : NL], concerned: [FR, NL] },
  });

describe('comparedIn', () => {
  it('finds what was answered on last, and what was undone', () => {
    const first = answered([], 'a');
    const second = answered(first, 'b');
    expect(comparedIn('overlap-answered', [], first)?.with.id).toBe('a');
    expect(comparedIn('overlap-answered', first, second)?.with.id).toBe('b');
    expect(comparedIn('overlap-answered', second, answered(second, 'a'))?.with.id).toBe('a');
    expect(
      comparedIn('overlap-undone', second, withoutAnswers(RESULT_ID, second, { id: 'a' }))?.with.id,
    ).toBe('a');
    expect(comparedIn('overlap-undone', first)?.with.id).toBe('a');
    expect(comparedIn('corrected', first, second)).toBeUndefined();
  });
});
