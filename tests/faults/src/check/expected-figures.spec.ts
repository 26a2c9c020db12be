import { describe, expect, it } from '@jest/globals';
import { expectedFigure, total } from './expected-figures.js';
import type { ExpectedOperation, ExpectedResult } from './expected-state.js';

const arrests = (given: Partial<ExpectedResult>): ExpectedResult => ({
  id: crypto.randomUUID(),
  status: 'confirmed',
  scope: 'country',
  indicator: 'personsArrested',
  value: 1,
  precision: 'exact',
  counting: 'increment',
  ...given,
});

const operation = (...results: ExpectedResult[]): ExpectedOperation => ({
  id: crypto.randomUUID(),
  kind: 'joint-action-day',
  status: 'closed',
  countries: ['NL', 'FR'],
  results,
});

const figure = (...results: ExpectedResult[]) => expectedFigure(operation(...results), 'personsArrested');

describe('expectedFigure', () => {
  it('adds the shares where everybody answered', () => {
    const shares = [
      arrests({ country: 'NL', value: 3, precision: 'over' }),
      arrests({ country: 'FR', value: 0 }),
    ];
    expect(figure(...shares)).toEqual({ value: 3, precision: 'over', provisional: false });
  });

  it('keeps an incomplete sum beside the total', () => {
    expect(figure(arrests({ country: 'NL', value: 3 }))).toMatchObject({
      value: null,
      partial: { value: 3, precision: 'exact', answered: 1, of: 2 },
    });
  });

  it('takes what was stated for the whole before any share', () => {
    const stated = arrests({ scope: 'operation', value: 9, status: 'provisional' });
    expect(figure(stated, arrests({ country: 'NL' }))).toMatchObject({ value: 9, provisional: true });
  });

  it('leaves out what was withdrawn, is a part, or is set aside', () => {
    const none = [{ status: 'withdrawn' }, { breakdownOf: 'x' }, { notCounted: { reason: 'x' } }];
    const shares = none.map((given) => arrests({ country: 'NL', ...given }));
    expect(figure(...shares)).toEqual({ value: null, precision: null, provisional: false });
  });

  it('takes the newest running total of each reporter', () => {
    const at = (minute: number): { cutOff: { at: string }; counting: string } => ({
      counting: 'running-total',
      cutOff: { at: `2026-01-01T00:0${minute}:00.000Z` },
    });
    const shares = [
      arrests({ country: 'NL', value: 12, ...at(3) }),
      arrests({ country: 'NL', value: 8, ...at(2) }),
      arrests({ country: 'NL', value: 5, reportingService: 'navy', ...at(1) }),
      arrests({ country: 'FR', value: 1, ...at(1) }),
    ];
    expect(figure(...shares)).toMatchObject({ value: 18 });
  });
});

describe('total', () => {
  it.each([
    ['exact', 'nearly', 'nearly'],
    ['at-least', 'over', 'over'],
    ['at-least', 'nearly', 'about'],
    ['over', 'about', 'about'],
  ])('%s and %s is %s', (one, other, sum) => {
    const figures = [one, other].map((precision) => ({ value: 2, precision, provisional: false }));
    expect(total(figures)).toEqual({ value: 4, precision: sum, provisional: false });
  });
});
