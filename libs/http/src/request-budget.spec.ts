import { describe, expect, it } from '@jest/globals';
import { RequestBudget, TooManyRequests } from './request-budget.js';

function budgetOf(most: number): { readonly spend: (key?: string) => number; at: number } {
  const clock = { at: 0 };
  const budget = new RequestBudget(most, 'one address', () => clock.at);
  /** 0, or the seconds after which it may be tried again. */
  const spend = (key = 'somebody'): number => {
    try {
      budget.spend(key);
      return 0;
    } catch (error) {
      if (error instanceof TooManyRequests) return error.retryAfterSeconds;
      throw error;
    }
  };
  return Object.assign(clock, { spend });
}

describe('RequestBudget', () => {
  it('lets as many through as it says, and says when more will be', () => {
    const budget = budgetOf(3);
    expect([1, 2, 3, 4, 5].map(() => budget.spend())).toEqual([0, 0, 0, 10, 10]);
    budget.at = 7_200;
    expect(budget.spend()).toBe(3);
    budget.at = 10_000;
    expect(budget.spend()).toBe(0);
  });

  it('counts each key by itself', () => {
    const budget = budgetOf(1);
    expect(['a', 'b', 'a', 'b', 'c'].map((key) => budget.spend(key))).toEqual([0, 0, 10, 10, 0]);
  });

  it('forgets the oldest of very many keys, and none of those it counts now', () => {
    const budget = budgetOf(1);
    budget.spend('first');
    for (let key = 0; key < 20_000; key += 1) budget.spend(String(key));
    expect([budget.spend('19999'), budget.spend('first')]).toEqual([10, 0]);
  });
});
