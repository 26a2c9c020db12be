import { randomUUID } from 'node:crypto';
import type { Stage } from './stage.js';

/** Takes part in the operation, and logs its figures. */
export const COUNTRY = 'NL';

/** The address of an operation that runs, so that results may be logged. @throws where it is refused */
export async function runningOperation(stage: Stage, service: string): Promise<string> {
  const path = `/v1/joint-action-days/${randomUUID()}`;
  const authorization = `Bearer ${await stage.token({ roles: ['action-leader'], country: COUNTRY })}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const plan = {
    ...{ name: 'A day of many results', kind: 'joint-action-day', crimeAreas: ['thb'] },
    ...{ period: { startsOn: '2031-04-27' }, leadCountry: COUNTRY },
    participants: [{ country: COUNTRY }],
  };
  await mustBeGood(fetch(service + path, { method: 'PUT', headers, body: JSON.stringify(plan) }));
  await mustBeGood(
    fetch(`${service}${path}/start`, { method: 'POST', headers: { authorization, 'if-match': '"1"' } }),
  );
  return path;
}

/** @throws where the answer is no success */
export async function mustBeGood(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
}
