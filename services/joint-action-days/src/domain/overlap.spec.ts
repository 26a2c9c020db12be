import { describe, expect, it } from '@jest/globals';
import type { OverlapAnswer } from '@entente/kernel';
import fc from 'fast-check';
import { country, DAY_ID, RESULT_ID } from './builders.spec-support.js';
import { withAnswer, withoutAnswers, type Overlap, type OverlapAnswering } from './overlap.js';

const [FR, NL] = [country('FR'), country('NL')];
const at = '2026-05-02T10:00:00.000Z';

const said = (answer: OverlapAnswer, given: Partial<OverlapAnswering> = {}): OverlapAnswering => ({
  with: { id: 'other', jointActionDayId: DAY_ID },
  ...{ answer, at, countries: [FR], concerned: [FR, NL] },
  ...given,
});
const answered = (...all: readonly OverlapAnswering[]) =>
  all.reduce<readonly Overlap[]>((overlaps, one) => withAnswer(RESULT_ID, overlaps, one), []);
const byNL = { countries: [NL] };

describe('withAnswer', () => {
  it.each<[string, readonly OverlapAnswering[]]>([
    ['suspected', [said('same')]],
    ['confirmed', [said('same'), said('same', byNL)]],
    ['confirmed', [said('same', { countries: [FR, NL] })]],
    ['confirmed', [said('same', { concerned: [FR] })]],
    ['refused', [said('different')]],
    ['refused', [said('same'), said('different', byNL)]],
    ['refused', [said('same'), said('different')]],
  ])('is %s', (status, all) => {
    expect(answered(...all)).toMatchObject([{ with: { id: 'other' }, status }]);
  });

  it('keeps who said what, and why', () => {
    const reason = 'two raids';
    expect(answered(said('same'), said('different', { ...byNL, reason }))[0]?.answers).toEqual([
      { country: FR, answer: 'same', at },
      { country: NL, answer: 'different', reason, at },
    ]);
  });

  it('says nothing twice, and nothing of what is decided', () => {
    expect(codeOf(() => answered(said('same'), said('same')))).toBe('overlap-already-answered');
    for (const decided of [[said('different')], [said('same', { concerned: [FR] })]]) {
      expect(codeOf(() => answered(...decided, said('same', byNL)))).toBe('overlap-is-decided');
    }
  });

  it('confirms one other only, and refuses any number', () => {
    const third = { with: { id: 'third', jointActionDayId: DAY_ID } };
    const confirmed = said('same', { concerned: [FR] });
    expect(codeOf(() => answered(confirmed, said('same', third)))).toBe('steps-back-already');
    const both = answered(confirmed, said('different', third));
    expect(both.map(({ status }) => status)).toEqual(['confirmed', 'refused']);
    const fifty = Array.from({ length: 50 }, (_, index) =>
      said('different', { with: { id: String(index), jointActionDayId: DAY_ID } }),
    );
    expect(codeOf(() => answered(...fifty, said('different')))).toBe('invalid-field');
  });

  it('keeps no answer of a country whose result it is no more', () => {
    const BE = country('BE');
    const concerned = [NL, BE];
    const both = [said('same'), said('same', { countries: [BE], concerned })];
    const overlaps = answered(...both);
    expect(overlaps[0]).toMatchObject({ status: 'suspected', answers: [{ country: BE }] });
    const waiting = answered(...both, said('same', { countries: [NL], concerned }));
    expect(waiting[0]?.answers.map((one) => one.country)).toEqual([BE, NL]);
    expect(waiting[0]?.status).toBe('confirmed');
  });

  it('confirms in the word of both, in whichever order they say it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([FR, NL], { minLength: 2 }), (order) => {
        const both = answered(...order.map((one) => said('same', { countries: [one] })));
        expect(both[0]?.status).toBe('confirmed');
      }),
    );
  });
});

describe('withoutAnswers', () => {
  it('is as if nobody had answered', () => {
    const overlaps = answered(said('same'), said('different', byNL));
    expect(withoutAnswers(RESULT_ID, overlaps, { id: 'other' })).toEqual([]);
    expect(withoutAnswers(RESULT_ID, overlaps, { id: 'other', jointActionDayId: DAY_ID })).toEqual([]);
    expect(codeOf(() => withoutAnswers(RESULT_ID, overlaps, { id: 'third' }))).toBe('nothing-answered');
    const elsewhere = { id: 'other', jointActionDayId: 'another' };
    expect(codeOf(() => withoutAnswers(RESULT_ID, overlaps, elsewhere))).toBe('invalid-field');
  });
});

function codeOf(command: () => unknown): unknown {
  try {
    command();
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
  return undefined;
}
