import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyHistory, anyParticipants, COUNTRIES } from './arbitraries.spec-support.js';
import { arrests, operation, participants, rowsOf } from './builders.spec-support.js';
import { arithmeticFindings } from './checks/arithmetic-guard.js';
import type { CountedResult } from './counted-result.js';
import { countedContributions, operationFigures } from './operation-figures.js';
import type { CountedOperation } from './report/counted-operation.js';

const PLATFORMS = { indicator: 'platformsChecked', unit: 'count' };
const AGENCIES = { indicator: 'agenciesParticipating', unit: 'count' };
const allOf = (kind: typeof PLATFORMS, results: readonly CountedResult[]) =>
  results.map((result) => ({ ...result, ...kind }));

/** Operations that report this and nothing else. */
const anyReporting = (kind: typeof PLATFORMS) =>
  fc
    .array(fc.tuple(anyHistory, anyParticipants), { maxLength: 5 })
    .map((all) =>
      all.map(([history, taking], index) =>
        operation(`op-${index}`, allOf(kind, history), { participants: taking }),
      ),
    );

const valueIn = (operations: readonly CountedOperation[], kind: typeof PLATFORMS, countries?: string[]) =>
  rowsOf(operations, { indicators: [kind], ...(countries && { countries }) })[0];

describe('What several countries may have seen', () => {
  const shares = allOf(PLATFORMS, [
    arrests({ country: 'NL', value: 30 }),
    arrests({ country: 'FR', value: 20 }),
  ]);

  it('is no sum of shares, whoever has answered', () => {
    const [figure] = operationFigures(shares, participants('NL', 'FR'));
    expect(figure).toMatchObject({ madeOf: 'incomplete', coverage: { answered: 2, of: 2 } });
    const both = operation('a', shares, { participants: participants('NL', 'FR') });
    expect(valueIn([both], PLATFORMS)).toMatchObject({ value: null, operationsReporting: 0 });
    expect(valueIn([both], PLATFORMS)).not.toHaveProperty('partial');
  });

  it('is what is stated for the whole, and that is added over operations', () => {
    const stated = allOf(PLATFORMS, [arrests({ value: 45 })]);
    const operations = [operation('a', [...shares, ...stated]), operation('b', stated)];
    expect(valueIn(operations, PLATFORMS)).toMatchObject({ value: 90, operationsReporting: 2 });
    expect(arithmeticFindings([...shares, ...stated], participants('NL', 'FR'))).toEqual([]);
  });

  it('is a country’s own in its row, and nobody’s where several are asked for together', () => {
    const operations = [operation('a', shares)];
    expect(valueIn(operations, PLATFORMS, ['NL'])).toMatchObject({ value: 30 });
    expect(valueIn(operations, PLATFORMS, ['NL', 'FR'])).toMatchObject({ value: null });
  });

  it('is never made of shares, and leaves nothing partial', () => {
    fc.assert(
      fc.property(anyReporting(PLATFORMS), (operations) => {
        const made = operations.flatMap(({ figures }) => figures.map(({ madeOf }) => madeOf));
        expect(made).not.toContain('shares');
        expect(valueIn(operations, PLATFORMS)).not.toHaveProperty('partial');
      }),
    );
  });

  it('stays so by decision', () => {
    fc.assert(
      fc.property(anyHistory, anyParticipants, (history, taking) => {
        const decision = { ...PLATFORMS, use: 'shares' } as const;
        const results = allOf(PLATFORMS, history);
        expect(operationFigures(results, taking, [decision])).toEqual(operationFigures(results, taking));
      }),
    );
  });
});

describe('What takes part in several operations', () => {
  it('has a value where one operation gives it, and none where several do', () => {
    fc.assert(
      fc.property(anyReporting(AGENCIES), (operations) => {
        const giving = operations.filter(({ figures }) =>
          figures.some((figure) => countedContributions(figure).length > 0),
        );
        const row = valueIn(operations, AGENCIES);
        expect(row?.value === null).toBe(giving.length !== 1);
        expect(row?.operationsReporting).toBe(giving.length === 1 ? 1 : 0);
        if (row?.value === null) expect(row).not.toHaveProperty('provisional');
      }),
      { numRuns: 200 },
    );
  });

  it('is added along countries within one', () => {
    const shares = COUNTRIES.map((country) => arrests({ country, value: 4 }));
    const one = operation('a', allOf(AGENCIES, shares), { participants: participants(...COUNTRIES) });
    expect(valueIn([one], AGENCIES)).toMatchObject({ value: 12 });
    const each = rowsOf([one, { ...one, id: 'b' }], { indicators: [AGENCIES], groupBy: ['operation'] });
    expect(each.map(({ value }) => value)).toEqual([12, 12]);
  });
});
