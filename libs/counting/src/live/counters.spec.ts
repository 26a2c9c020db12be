import { describe, expect, it } from '@jest/globals';
import { addAmounts } from '@entente/kernel';
import fc from 'fast-check';
import { anyHistory, anyParticipants } from '../arbitraries.spec-support.js';
import { arrests, partOfWhole } from '../builders.spec-support.js';
import { totalOf } from '../contribution.js';
import { operationFigures } from '../operation-figures.js';
import { counters } from './counters.js';
import { fingerprintOf } from './fingerprint.js';

const ARRESTS = { indicator: 'personsArrested', unit: 'persons', precision: 'exact' };

describe('counters', () => {
  it('tells confirmed and provisional values apart, per country and for the whole', () => {
    const results = [
      arrests({ value: 20, provisional: true }),
      arrests({ country: 'NL', value: 3 }),
      arrests({ country: 'NL', value: 2, provisional: true }),
      arrests({ country: 'FR', value: 0 }),
    ];
    expect(counters(results)).toEqual([
      { ...ARRESTS, country: null, confirmed: 0, provisional: 20 },
      { ...ARRESTS, country: 'FR', confirmed: 0, provisional: 0 },
      { ...ARRESTS, country: 'NL', confirmed: 3, provisional: 2 },
    ]);
  });

  it('has a row per form of exploitation inside the whole that the parts belong to', () => {
    const whole = arrests({ country: 'NL', value: 51 });
    const form = (exploitationForm: string, value: number, provisional = false) =>
      partOfWhole(whole, { group: { exploitationForm }, value, provisional });
    expect(counters([whole, form('labour', 30), form('sexual', 4, true)])).toEqual([
      { ...ARRESTS, country: 'NL', confirmed: 51, provisional: 0 },
      { ...ARRESTS, country: 'NL', exploitationForm: 'labour', confirmed: 30, provisional: 0 },
      { ...ARRESTS, country: 'NL', exploitationForm: 'sexual', confirmed: 0, provisional: 4 },
    ]);
  });

  it('adds a table by form and sex to none by form alone', () => {
    const whole = arrests({ country: 'NL', value: 10 });
    const results = [
      whole,
      partOfWhole(whole, { group: { exploitationForm: 'labour' }, value: 6 }),
      partOfWhole(whole, { group: { exploitationForm: 'labour', sex: 'female' }, value: 5 }),
    ];
    expect(counters(results)).toMatchObject([
      { confirmed: 10 },
      { exploitationForm: 'labour', confirmed: 6 },
    ]);
  });

  it('goes by the newest running total, and leaves out what is withdrawn, aside or a second value', () => {
    const results = [
      ...[3, 8, 12].map((value, hour) =>
        arrests({
          ...{ country: 'NL', value, counting: 'running-total', provisional: true },
          statedAt: `2026-04-27T0${hour}:00:00.000Z`,
        }),
      ),
      arrests({ country: 'FR', value: 5, withdrawn: true }),
      arrests({ country: 'FR', value: 6, notCounted: true }),
      arrests({ country: 'FR', value: 7, alternativeTo: 'another' }),
    ];
    expect(counters(results)).toEqual([{ ...ARRESTS, country: 'NL', confirmed: 0, provisional: 12 }]);
  });

  it('carries the precision of its weakest result', () => {
    const results = [
      arrests({ country: 'NL', value: 3 }),
      arrests({ country: 'NL', value: 4, precision: 'over' }),
    ];
    expect(counters(results)).toMatchObject([{ confirmed: 7, precision: 'over' }]);
  });

  it('has the same rows in the same places whatever the order and repetition of the results', () => {
    const arriving = anyHistory.chain((sent) =>
      fc.tuple(fc.constant(sent), fc.shuffledSubarray([...sent, ...sent], { minLength: 2 * sent.length })),
    );
    fc.assert(
      fc.property(arriving, ([sent, arrived]) => {
        const [one, other] = [counters(sent), counters(arrived)];
        expect(other).toEqual(one);
        expect(fingerprintOf(other)).toBe(fingerprintOf(one));
      }),
    );
  });

  it('comes to the figures, confirmed and provisional together, whoever takes part', () => {
    fc.assert(
      fc.property(anyHistory, anyParticipants, (history, taking) => {
        const rows = counters(history).filter((row) => row.exploitationForm === undefined);
        const figures = operationFigures(history, taking).flatMap(({ indicator, unit, stated, shares }) =>
          [{ country: null, contributions: stated }, ...shares].flatMap(({ country, contributions }) => {
            const total = totalOf(contributions);
            return total ? [{ indicator, unit, country, value: total.value }] : [];
          }),
        );
        const summed = rows.map(({ indicator, unit, country, confirmed, provisional }) => ({
          ...{ indicator, unit, country },
          value: addAmounts(confirmed, provisional),
        }));
        expect(summed).toEqual(figures);
      }),
    );
  });
});
