import { expect } from '@jest/globals';
import type { Answer } from './caller.js';
import type { RunningService } from './running-service.js';

const INSIDES = /node_modules|\bat [\w.<>]+ \(|\.[jt]s:\d|file:\/\/|mongo|E11000|BSON|ajv|fastify/i;

/** Checks that an answer is a problem as RFC 9457 has it and says nothing of the inside. */
export function expectProblem(answer: Answer, status: number): void {
  expect([answer.status, answer.text]).toEqual([status, answer.text]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toMatchObject({
    type: `https://entente.org/problems/${answer.code}`,
    status,
    title: expect.any(String),
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
  });
  expect(answer.text).not.toMatch(INSIDES);
  expect(answer.text.length).toBeLessThan(8_000);
}

/** Runs a refused command and checks that it leaves nothing behind. */
export async function refused(
  service: Pick<RunningService, 'stored'>,
  status: number,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const before = await service.stored();
  const answer = await ask();
  expectProblem(answer, status);
  expect(await service.stored()).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  return answer;
}
