import { describe, expect, it } from '@jest/globals';
import { addAmounts } from '@entente/kernel';
import fc from 'fast-check';
import { anyHistory, anyParticipants, COUNTRIES } from './arbitraries.spec-support.js';
import { arrests, arrestsIn, countedArrests, participants, partOfWhole } from './builders.spec-support.js';

const hundredths = fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100);
const pieces = fc.array(hundredths, { minLength: 1, maxLength: 6 });
const country = fc.constantFrom(...COUNTRIES);

describe('Splitting a whole into parts', () => {
  it('changes no total, whatever the parts come to', () => {
    const split = fc.tuple(anyHistory, pieces, fc.nat(), anyParticipants);
    fc.assert(
      fc.property(split, ([history, values, chosen, taking]) => {
        const whole = history[chosen % Math.max(1, history.length)];
        fc.pre(whole !== undefined);
        const parts = values.map((value, index) =>
          partOfWhole(whole, { value, group: { sex: `${index}` }, partsComplete: true }),
        );
        expect(countedArrests([...parts, ...history], taking)).toEqual(countedArrests(history, taking));
        expect(arrestsIn([...parts, ...history], taking)?.coverage).toEqual(
          arrestsIn(history, taking)?.coverage,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing where a complete set of groups stands for the whole', () => {
    fc.assert(
      fc.property(pieces, country, (values, from) => {
        const whole = arrests({ country: from, value: values.reduce(addAmounts) });
        const groups = values.map((value, index) =>
          arrests({ country: from, value, group: { citizenship: `${index}` }, partsComplete: true }),
        );
        expect(countedArrests(groups, participants(from))).toEqual(
          countedArrests([whole], participants(from)),
        );
      }),
    );
  });

  it('changes nothing where one country reports in several increments or services', () => {
    fc.assert(
      fc.property(pieces, country, (values, from) => {
        const whole = [arrests({ country: from, value: values.reduce(addAmounts) })];
        const increments = values.map((value) => arrests({ country: from, value }));
        const services = values.map((value, index) =>
          arrests({ country: from, value, reportingService: `${index}` }),
        );
        const expected = countedArrests(whole, participants(from));
        expect(countedArrests(increments, participants(from))).toEqual(expected);
        expect(countedArrests(services, participants(from))).toEqual(expected);
      }),
    );
  });
});
