import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyHistoryOfValues, anyParticipants } from './arbitraries.spec-support.js';
import { arrests, partOfWhole } from './builders.spec-support.js';
import type { CountedResult } from './counted-result.js';
import { operationFigures } from './operation-figures.js';
import { standingsOf } from './standings.js';

const standingOf = (result: CountedResult, results: readonly CountedResult[]) =>
  standingsOf(results).get(result.id)?.standing;

describe('standingsOf', () => {
  const whole = arrests({ value: 51 });

  it('tells what is withdrawn, set aside, a part, or a second value', () => {
    const withdrawn = arrests({ withdrawn: true });
    const aside = arrests({ notCounted: true });
    const part = partOfWhole(whole, { value: 30 });
    const second = arrests({ alternativeTo: whole.id });
    const results = [whole, withdrawn, aside, part, second];
    expect(results.map((result) => standingOf(result, results))).toEqual([
      ...['counts', 'withdrawn', 'set-aside', 'part', 'second-value'],
    ]);
  });

  it('turns round with a decision', () => {
    const second = arrests({ alternativeTo: whole.id, retainedAt: '2026-05-01T10:00:00.000Z' });
    expect(standingOf(second, [whole, second])).toBe('counts');
    expect(standingOf(whole, [whole, second])).toBe('second-value');
  });

  it('says which of several running totals stands, and from where it fell', () => {
    const [three, twelve, eight] = [3, 12, 8].map((value, index) =>
      arrests({ country: 'NL', counting: 'running-total', value, statedAt: `2026-04-2${index}` }),
    ) as [CountedResult, CountedResult, CountedResult];
    expect(standingsOf([eight, three, twelve])).toEqual(
      new Map([
        [three.id, { standing: 'replaced', replacedBy: eight.id }],
        [twelve.id, { standing: 'replaced', replacedBy: eight.id }],
        [eight.id, { standing: 'counts', fellFrom: 12 }],
      ]),
    );
    const withdrawn = { ...eight, version: 2, withdrawn: true };
    expect(standingsOf([withdrawn, three, twelve]).get(twelve.id)).toEqual({ standing: 'counts' });
  });

  it('keeps reporters, groups and services apart', () => {
    const total = { counting: 'running-total', value: 1 } as const;
    const results = [
      arrests({ ...total, country: 'NL' }),
      arrests({ ...total, country: 'FR' }),
      arrests({ ...total, country: 'NL', reportingService: 'tax' }),
      arrests({ ...total, country: 'NL', offence: 'smuggling', reportingService: 'navy' }),
    ];
    expect(results.map((result) => standingOf(result, results))).toEqual(results.map(() => 'counts'));
  });

  it('lets a running total replace the increments beside it', () => {
    const total = arrests({ country: 'NL', counting: 'running-total', value: 12 });
    const increment = arrests({ country: 'NL', value: 2 });
    expect(standingsOf([increment, total]).get(increment.id)).toEqual({
      ...{ standing: 'replaced', replacedBy: total.id },
    });
  });

  it('takes what is inside another figure, or of a region only, as a part', () => {
    const trafficking = arrests({ country: 'NL', value: 2, offence: 'trafficking' });
    const any = arrests({ country: 'NL', value: 5 });
    const women = arrests({ country: 'NL', value: 3, group: { sex: 'female' } });
    const region = arrests({ country: 'DE', region: 'Bavaria' });
    const results = [any, trafficking, women, region];
    expect(results.map((result) => standingOf(result, results))).toEqual(['counts', 'part', 'part', 'part']);
    expect(standingOf(trafficking, [trafficking])).toBe('counts');
  });

  it('tells what steps back behind a result that counts for it', () => {
    const counting = arrests({ country: 'NL', value: 5 });
    const stepping = arrests({ country: 'FR', value: 5, stepsBackBehind: { id: counting.id } });
    const results = [counting, stepping];
    expect(results.map((result) => standingOf(result, results))).toEqual(['counts', 'steps-back']);
    expect(standingOf(stepping, [stepping, { ...counting, withdrawn: true }])).toBe('counts');
    const abroad = { ...stepping, stepsBackBehind: { id: counting.id, elsewhere: 'another' } };
    expect(standingOf(abroad, [abroad])).toBe('counts');
  });

  it('says "counts" of just those results that a figure rests on, whoever takes part', () => {
    fc.assert(
      fc.property(anyHistoryOfValues, anyParticipants, (history, taking) => {
        const restsOn = operationFigures(history, taking).flatMap(({ stated, shares }) =>
          [...stated, ...shares.flatMap(({ contributions }) => contributions)].flatMap((one) => one.restsOn),
        );
        const counting = [...standingsOf(history)].filter(([, { standing }]) => standing === 'counts');
        expect(counting.map(([id]) => id).sort()).toEqual([...new Set(restsOn.map(({ id }) => id))].sort());
      }),
      { numRuns: 300 },
    );
  });
});
