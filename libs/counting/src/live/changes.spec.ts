import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import fc from 'fast-check';
import { anyHistory } from '../arbitraries.spec-support.js';
import { changesBetween, sharingRows, withChanges } from './changes.js';
import { counters, type CounterRow } from './counters.js';
import { fingerprintOf } from './fingerprint.js';

const row = (country: string | null, confirmed: number, given: Partial<CounterRow> = {}): CounterRow => ({
  ...{ indicator: 'personsArrested', unit: 'persons', country: country as CountryCode | null },
  ...{ confirmed, provisional: 0, precision: 'exact', ...given },
});

/** States of one operation that follow one another. */
const anyStates = fc
  .array(anyHistory, { minLength: 1, maxLength: 6 })
  .map((histories) => histories.map((history) => counters(history)));

describe('changesBetween', () => {
  it('has the rows that are new or different, and names those that are gone', () => {
    const before = [row(null, 20), row('FR', 3), row('NL', 4, { exploitationForm: 'labour' })];
    const after = [row(null, 20), row('BE', 1), row('FR', 3, { precision: 'over' })];
    expect(changesBetween(before, after)).toEqual({
      rows: [row('BE', 1), row('FR', 3, { precision: 'over' })],
      gone: [{ indicator: 'personsArrested', unit: 'persons', country: 'NL', exploitationForm: 'labour' }],
    });
  });

  it('is empty between two states that are the same, and only there', () => {
    fc.assert(
      fc.property(anyStates, ([one = [], other = []]) => {
        expect(changesBetween(one, one)).toEqual({ rows: [], gone: [] });
        const { rows, gone } = changesBetween(one, other);
        expect(rows.length + gone.length === 0).toBe(fingerprintOf(one) === fingerprintOf(other));
      }),
    );
  });

  it('leads from any state to the last one, whichever ones were missed in between', () => {
    const resumed = anyStates.chain((states) =>
      fc.tuple(fc.constant(states), fc.subarray([...states.keys()])),
    );
    fc.assert(
      fc.property(resumed, ([states, told]) => {
        const [first = [], ...later] = [0, ...told, states.length - 1].map((index) => states[index]!);
        const end = later.reduce<readonly CounterRow[]>((mine, state) => {
          return withChanges(mine, changesBetween(mine, state));
        }, first);
        expect(end).toEqual(states.at(-1));
      }),
    );
  });
});

describe('sharingRows', () => {
  it('is the later state, made of the earlier one as far as it is the same', () => {
    const before = [row('FR', 3), row('NL', 4)];
    const after = [row('FR', 3), row('NL', 5)];
    const shared = sharingRows(before, after);
    expect(shared).toEqual(after);
    expect(shared.map((each, index) => each === before[index])).toEqual([true, false]);
  });
});
