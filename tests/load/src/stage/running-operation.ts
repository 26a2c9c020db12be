import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from './stage.js';

/** Takes part in the operation, and logs its figures. */
export const COUNTRY = 'NL';
/** What operations are filed under where no other year is named. */
export const YEAR = 2031;
const MOST_ATTEMPTS = 10;

/** The address of an operation that runs, so that results may be logged. @throws where it is refused */
export async function runningOperation(stage: Stage, service: string): Promise<string> {
  return (await runningOperations(stage, service, [YEAR]))[0]!;
}

/** The addresses of operations that run, one in each of these years. @throws where one is refused */
export async function runningOperations(
  stage: Stage,
  service: string,
  years: readonly number[],
): Promise<readonly string[]> {
  const authorization = `Bearer ${await stage.token({ roles: ['action-leader'], country: COUNTRY })}`;
  const addresses: string[] = [];
  for (const year of years) {
    const path = `/v1/joint-action-days/${randomUUID()}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const body = JSON.stringify(planIn(year));
    await mustBeTaken(service + path, { method: 'PUT', headers, body });
    const started = { authorization, 'if-match': '"1"', 'idempotency-key': randomUUID() };
    await mustBeTaken(`${service}${path}/start`, { method: 'POST', headers: started });
    addresses.push(path);
  }
  return addresses;
}

/** Some day of that year. */
export function dayIn(year: number): string {
  return `${year}-04-27`;
}

function planIn(year: number): object {
  return {
    ...{ name: 'A day of many results', kind: 'joint-action-day', crimeAreas: ['thb'] },
    ...{ period: { startsOn: dayIn(year) }, leadCountry: COUNTRY },
    participants: [{ country: COUNTRY }],
  };
}

/** What comes before a measurement waits as it is told to. @throws where it is refused, or put off for too long */
async function mustBeTaken(address: string, command: RequestInit): Promise<void> {
  for (let left = MOST_ATTEMPTS; ; left -= 1) {
    const answer = await fetch(address, command);
    if (answer.status !== 503 || left === 1) return mustBeGood(Promise.resolve(answer));
    await answer.text();
    await wait(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
  }
}

/** @throws where the answer is no success */
export async function mustBeGood(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
}
