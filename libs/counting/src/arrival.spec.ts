import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anyHistory,
  anyHistoryOfValues,
  anyOperations,
  anyParticipants,
} from './arbitraries.spec-support.js';
import { rowsOf } from './builders.spec-support.js';
import { arithmeticFindings } from './checks/arithmetic-guard.js';
import type { CountedResult } from './counted-result.js';
import { operationFigures } from './operation-figures.js';
import { standingsOf } from './standings.js';

const runs = { numRuns: 300 };

const latestOnly = (history: readonly CountedResult[]) =>
  [...Map.groupBy(history, ({ id }) => id).values()].flatMap((versions) => versions.at(-1) ?? []);

/** A history as it was sent, and as it may arrive: mixed up, with any of it repeated. */
const arrivals = fc.oneof(anyHistory, anyHistoryOfValues).chain((sent) =>
  fc.subarray([...sent]).chain((repeated) => {
    const all = [...sent, ...repeated];
    return fc.tuple(fc.constant(sent), fc.shuffledSubarray(all, { minLength: all.length }));
  }),
);

describe('The figures of an operation', () => {
  it('do not depend on the order of arrival, nor on repetition', () => {
    fc.assert(
      fc.property(arrivals, anyParticipants, ([sent, arriving], taking) => {
        expect(operationFigures(arriving, taking)).toEqual(operationFigures(sent, taking));
        expect(arithmeticFindings(arriving, taking)).toEqual(arithmeticFindings(sent, taking));
        expect(standingsOf(arriving)).toEqual(standingsOf(sent));
      }),
      runs,
    );
  });

  it('rest on the latest versions alone', () => {
    fc.assert(
      fc.property(anyHistory, anyParticipants, (history, taking) => {
        expect(operationFigures(history, taking)).toEqual(operationFigures(latestOnly(history), taking));
      }),
      runs,
    );
  });
});

describe('A report', () => {
  it('does not depend on the order of operations', () => {
    const mixed = anyOperations(true).chain((operations) =>
      fc.tuple(
        fc.constant(operations),
        fc.shuffledSubarray([...operations], { minLength: operations.length }),
      ),
    );
    fc.assert(
      fc.property(mixed, ([one, other]) => {
        for (const groupBy of [[], ['year'], ['country'], ['offence', 'sex']] as const) {
          expect(rowsOf(other, { groupBy })).toEqual(rowsOf(one, { groupBy }));
        }
      }),
    );
  });
});
