import { describe, expect, it } from '@jest/globals';
import type { Queued } from './queued.js';
import { settledBy, type AnsweredItem } from './settling.js';

const queued = (key: string, basedOn = 0, after?: string): Queued => ({
  ...{ kind: 'log', body: {}, key, operation: 'operation', resultId: 'result', basedOn },
  ...(after !== undefined && { after }),
});
const [first, second, third] = [queued('first'), queued('second', 1, 'first'), queued('third', 2, 'second')];
const queue = [first, second, third];
const outcomes = (...answered: readonly AnsweredItem[]) =>
  settledBy(queue, answered).map(({ key, outcome }) => [key, outcome]);

describe('settledBy', () => {
  it('settles what was done, now or before', () => {
    const answered: readonly AnsweredItem[] = [
      { key: 'first', outcome: 'repeated', version: 1 },
      { key: 'second', outcome: 'applied', version: 2 },
    ];
    expect(settledBy(queue, answered)).toEqual(answered);
  });

  it('keeps what is to be sent again, as long as what it follows is there', () => {
    expect(outcomes({ key: 'second', outcome: 'refused', again: true })).toEqual([]);
    const answered = [{ key: 'second', outcome: 'refused' as const, again: true }];
    expect(settledBy([second], answered).map(({ outcome }) => outcome)).toEqual(['refused']);
  });

  it('shows both sides of a conflict', () => {
    const theirs = { version: 1, value: 7 };
    expect(settledBy([first], [{ key: 'first', outcome: 'conflict', theirs }])).toEqual([
      { key: 'first', outcome: 'conflict', yours: first, theirs },
    ]);
  });

  it('gives up what was to follow a command that came to nothing, however far behind', () => {
    expect(outcomes({ key: 'first', outcome: 'refused', problem: { code: 'invalid-field' } })).toEqual([
      ['first', 'refused'],
      ['second', 'refused'],
      ['third', 'refused'],
    ]);
    const answered = settledBy(queue, [
      { key: 'first', outcome: 'conflict', theirs: {} },
      { key: 'second', outcome: 'refused', problem: { code: 'told-by-the-service' } },
    ]);
    expect(answered.map((one) => ('problem' in one ? one.problem.code : one.outcome))).toEqual([
      'conflict',
      'told-by-the-service',
      'earlier-command-failed',
    ]);
  });

  it('does not know what it did not send', () => {
    expect(outcomes({ key: 'unknown', outcome: 'applied', version: 1 })).toEqual([]);
  });
});
