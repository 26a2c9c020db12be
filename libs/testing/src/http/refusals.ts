import { expect } from '@jest/globals';
import type { Answer } from './caller.js';
import type { RunningService } from './running-service.js';

const INSIDES = /node_modules|\bat [\w.<>]+ \(|\.[jt]s:\d|file:\/\/|mongo|\bE11000\b|\bBSON|ajv|fastify/i;
const INSTANCE = /^urn:uuid:[0-9a-f-]{36}$/;
const MOST_CHARACTERS = 8_000;

/** What keeps an answer from being a problem as RFC 9457 has it that says nothing of the inside. */
export function notAProblem(
  { status, headers, json, text, code }: Answer,
  expected: number,
): string | undefined {
  if (status !== expected) return `is ${status}, not ${expected}: ${text}`;
  if (headers.get('content-type') !== 'application/problem+json') return 'has another media type';
  const { type, title, status: repeated, instance } = json;
  if (type !== `https://entente.org/problems/${code}` || typeof title !== 'string' || repeated !== status)
    return `has not the members of a problem: ${text}`;
  if (typeof instance !== 'string' || !INSTANCE.test(instance)) return `names no instance: ${text}`;
  if (INSIDES.test(text)) return `tells of the inside: ${text}`;
  return text.length < MOST_CHARACTERS ? undefined : `has ${text.length} characters`;
}

/** Checks that an answer is such a problem. */
export function expectProblem(answer: Answer, status: number): void {
  expect(notAProblem(answer, status)).toBeUndefined();
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
