import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stateOn, stepOf } from './agreement-state.js';
import { agreement, type Given } from './agreements.spec-support.js';
import { latestDay, type PartialDate } from './partial-date.js';

describe('the state of an agreement', () => {
  const partialDate = fc
    .tuple(
      fc.integer({ min: 2000, max: 2009 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .chain(([year, month, dayOfMonth]) => {
      const full = [String(year), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')];
      return fc.integer({ min: 1, max: 3 }).map((parts) => full.slice(0, parts).join('-') as PartialDate);
    });
  const maybe = fc.option(partialDate, { nil: undefined });
  const dates = fc.record({
    type: fc.constantFrom('bilateral-agreement', 'multilateral-instrument'),
    binding: fc.option(fc.boolean(), { nil: undefined }),
    ...{ negotiatingFrom: maybe, signedOn: maybe, inForceFrom: maybe, expiresOn: maybe, terminatedOn: maybe },
    parties: fc.array(fc.record({ signedOn: maybe, inForceFrom: maybe, withdrawnOn: maybe }), {
      maxLength: 3,
    }),
    suspensions: fc.array(fc.record({ from: partialDate, until: maybe }), { maxLength: 2 }),
    statedStatus: fc.option(fc.record({ value: fc.constantFrom('planned', 'signed', 'in-force', 'ended') }), {
      nil: undefined,
    }),
  });
  const someDay = partialDate.map(latestDay);

  it('never goes back, but for suspensions and what was stated', () => {
    fc.assert(
      fc.property(dates, someDay, someDay, (given, one, other) => {
        const simple = agreement({ ...given, suspensions: [], statedStatus: undefined });
        const [before, after] = [one, other].sort().map((each) => stateOn(simple, each).state);
        expect(stepOf(before ?? 'planned')).toBeLessThanOrEqual(stepOf(after ?? 'planned'));
      }),
    );
  });

  it('is that of the last day each date may mean', () => {
    const lastDays = (value: unknown): unknown => {
      if (typeof value === 'string' && /^\d{4}/.test(value)) return latestDay(value as PartialDate);
      if (Array.isArray(value)) return value.map(lastDays);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, lastDays(each)]));
    };
    fc.assert(
      fc.property(dates, someDay, (given, date) => {
        expect(stateOn(agreement(lastDays(given) as Given), date)).toEqual(stateOn(agreement(given), date));
      }),
    );
  });
});
