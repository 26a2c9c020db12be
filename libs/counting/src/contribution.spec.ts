import { describe, expect, it } from '@jest/globals';
import { PRECISIONS, type Offence } from '@entente/kernel';
import fc from 'fast-check';
import { addFigures, totalOf, type Contribution } from './contribution.js';

const contribution = (value: number, offence: Offence, provisional = false): Contribution => ({
  ...{ value, precision: 'exact', offence, provisional, parts: [] },
});

describe('addFigures', () => {
  it('has nothing to say of nothing', () => {
    expect(addFigures([])).toBeUndefined();
  });

  it('adds money to the cent', () => {
    const amounts = Array.from({ length: 30 }, () => ({ value: 0.1, precision: 'exact' as const }));
    expect(addFigures(amounts)).toEqual({ value: 3, precision: 'exact' });
  });

  it('does not depend on the order', () => {
    const figure = fc.record({
      value: fc.integer({ min: 0, max: 100_000_000 }).map((cents) => cents / 100),
      precision: fc.constantFrom(...PRECISIONS),
    });
    const twice = fc
      .array(figure, { minLength: 1, maxLength: 20 })
      .chain((figures) =>
        fc.tuple(fc.constant(figures), fc.shuffledSubarray(figures, { minLength: figures.length })),
      );
    fc.assert(fc.property(twice, ([one, other]) => expect(addFigures(one)).toEqual(addFigures(other))));
  });
});

describe('totalOf', () => {
  it('keeps an offence that all share, and calls others mixed', () => {
    expect(totalOf([contribution(1, 'trafficking'), contribution(2, 'trafficking')])).toMatchObject({
      value: 3,
      offence: 'trafficking',
    });
    expect(totalOf([contribution(1, 'trafficking'), contribution(2, 'any')])?.offence).toBe('mixed');
  });

  it('is provisional where one of them is', () => {
    expect(totalOf([contribution(1, 'any'), contribution(2, 'any', true)])?.provisional).toBe(true);
  });
});
