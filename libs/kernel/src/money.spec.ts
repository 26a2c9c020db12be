import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addAmounts, isAmount, isCurrency } from './money.js';

describe('isCurrency', () => {
  it.each(['EUR', 'HUF', 'USD', 'JPY'])('takes %s', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['eur', 'EURO', '€', 'QQQ', '', 978, null])('refuses %p', (value) => {
    expect(isCurrency(value)).toBe(false);
  });
});

describe('isAmount', () => {
  it.each([0, 1, 0.01, 1.1, 19.99, 1234567.89, 11_000_000])('takes %p', (value) => {
    expect(isAmount(value)).toBe(true);
  });

  it.each([-0.01, -1, 0.001, 0.1 + 0.2, NaN, Infinity, 1e300, Number.MAX_SAFE_INTEGER])(
    'refuses %p',
    (value) => {
      expect(isAmount(value)).toBe(false);
    },
  );
});

describe('addAmounts', () => {
  it('is right to the cent', () => {
    expect(addAmounts(0.1, 0.2)).toBe(0.3);
    expect(addAmounts(1.1, -1)).toBe(0.1);
    expect(Array.from({ length: 1000 }, () => 0.07).reduce(addAmounts)).toBe(70);
  });

  it('does not depend on the order, and adds what integers of cents add', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1 });
    fc.assert(
      fc.property(cents, (amounts) => {
        const euros = amounts.map((amount) => amount / 100);
        const sum = amounts.reduce((total, amount) => total + amount) / 100;
        expect(euros.reduce(addAmounts)).toBe(sum);
        expect(euros.toReversed().reduce(addAmounts)).toBe(sum);
      }),
    );
  });
});
