import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { PlannedRequest } from './plan.js';

const ASK_EVERY_MS = 5;
const SHOWN_WITHIN_MS = 30_000;

/** A place that is sent to or asked, with the token of somebody who may. */
export interface Door {
  readonly address: string;
  readonly token: string;
}

/** A command, and the report that is to show what it wrote. */
export interface Probe {
  readonly command: PlannedRequest;
  readonly report: string;
}

export interface ProbePlan {
  readonly commands: Door;
  readonly reports: Door;
  readonly probes: readonly Probe[];
  readonly perSecond: number;
  /** Whether a report's answer has what its command wrote. */
  readonly shows: (answer: unknown) => boolean;
}

/**
 * How long it takes from the good answer to a command until a report shows it, in milliseconds, for each probe.
 * They begin at fixed times, whether or not earlier ones were shown. @throws where a command is refused, or not
 * shown within half a minute
 */
export async function freshness(plan: ProbePlan): Promise<readonly number[]> {
  const [commands, reports] = [new Pool(plan.commands.address), new Pool(plan.reports.address)];
  const { perSecond, probes } = plan;
  const one = async (probe: Probe, index: number): Promise<number> => {
    await wait((index * 1_000) / perSecond);
    await order(commands, plan.commands.token, probe.command);
    const since = performance.now();
    while (!plan.shows(await ask(reports, plan.reports.token, probe.report))) {
      if (performance.now() - since > SHOWN_WITHIN_MS) throw new Error(`${probe.report} stayed as it was.`);
      await wait(ASK_EVERY_MS);
    }
    return performance.now() - since;
  };
  try {
    return await Promise.all(probes.map(one));
  } finally {
    await Promise.all([commands.destroy(), reports.destroy()]);
  }
}

async function order(pool: Pool, token: string, { method, path, body }: PlannedRequest): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { statusCode, body: answer } = await pool.request({ method, path, headers, body: body ?? null });
  await answer.dump();
  if (statusCode >= 300) throw new Error(`${path} was answered with ${statusCode}.`);
}

async function ask(pool: Pool, token: string, path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}` };
  const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
  if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${await body.text()}`);
  return body.json();
}
