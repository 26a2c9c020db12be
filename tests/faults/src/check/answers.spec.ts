import { describe, expect, it } from '@jest/globals';
import type { Given } from './accepted.js';
import { wrongAnswers } from './answers.js';

function refused(status: number, bytes: number): Given {
  return {
    command: {
      ...{ id: 'c', kind: 'log', operation: 'o', aggregate: 'r', method: 'PUT', path: '/r' },
      ...{ expectedVersion: 0, refusedWith: 422 },
    },
    attempts: [{ sentAt: 1, endedAt: 2, why: undefined, answer: { status, bytes, code: 'invalid-field' } }],
  };
}

describe('wrongAnswers', () => {
  it('takes the refusal that was to come, and an outage in its place', () => {
    expect(wrongAnswers([refused(422, 300), refused(503, 300)])).toEqual([]);
  });

  it('finds another refusal, a failure of our own, and an answer that repeats the question', () => {
    expect(wrongAnswers([refused(400, 300)])).toEqual(['log of r: answered 400, to be refused with 422']);
    expect(wrongAnswers([refused(500, 300)])).toEqual(['log of r: answered 500, to be refused with 422']);
    expect(wrongAnswers([refused(422, 5_000)])).toEqual(['log of r: refused with 5000 bytes']);
  });
});
