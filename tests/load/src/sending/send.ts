import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../bench/spread.js';
import type { Plan, PlannedRequest, Sent } from './plan.js';

/** More than any of the measured services answers side by side. */
const CONNECTIONS = 256;
/** What became of a request that was never answered. */
const FAILED = 'failed';

/** @throws where the plan has too few requests for its pace */
export async function send(plan: Plan): Promise<Sent> {
  const pool = new Pool(plan.address, { connections: CONNECTIONS, pipelining: 1 });
  try {
    const round = new Round(pool, plan);
    return 'perSecond' in plan.pace
      ? await round.inTime(plan.pace.perSecond)
      : await round.crowded(plan.pace.atOnce);
  } finally {
    await pool.close();
  }
}

class Round {
  private readonly latencies = new Map<string, number[]>();
  private next = 0;
  private readonly beganAt = performance.now();
  private readonly headers: Readonly<Record<string, string>>;

  constructor(
    private readonly pool: Pool,
    private readonly plan: Plan,
  ) {
    this.headers = { authorization: `Bearer ${plan.token}`, 'content-type': 'application/json' };
  }

  async inTime(perSecond: number): Promise<Sent> {
    const all: Promise<void>[] = [];
    const count = Math.floor(perSecond * this.plan.seconds);
    while (all.length < count) {
      const due = this.beganAt + (all.length * 1_000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await wait(early);
      all.push(this.one(due));
    }
    await Promise.all(all);
    return this.outcome();
  }

  async crowded(atOnce: number): Promise<Sent> {
    const until = this.beganAt + this.plan.seconds * 1_000;
    const client = async (): Promise<void> => {
      while (performance.now() < until) await this.one(performance.now());
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    return this.outcome();
  }

  private async one(due: number): Promise<void> {
    const { method, path, body } = this.take();
    let outcome = FAILED;
    try {
      const response = await this.pool.request({ method, path, headers: this.headers, body: body ?? null });
      await response.body.dump();
      outcome = String(response.statusCode);
    } catch {
      // A connection that breaks is an outcome like any other, and is counted.
    }
    const known = this.latencies.get(outcome) ?? [];
    this.latencies.set(outcome, known);
    known.push(performance.now() - due);
  }

  private take(): PlannedRequest {
    const { requests, again = false } = this.plan;
    const request = requests[again ? this.next % requests.length : this.next];
    if (request === undefined) throw new Error(`${requests.length} requests are not enough for this pace`);
    this.next += 1;
    return request;
  }

  private outcome(): Sent {
    const sorted = inOrder([...this.latencies.values()].flat());
    const answered = [...this.latencies].filter(([outcome]) => outcome !== FAILED);
    return {
      seconds: (performance.now() - this.beganAt) / 1_000,
      sent: sorted.length,
      answered: Object.fromEntries(answered.map(([status, { length }]) => [status, length])),
      failed: this.latencies.get(FAILED)?.length ?? 0,
      ...{ p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), longest: sorted.at(-1)! },
      p99Of: Object.fromEntries(answered.map(([status, taken]) => [status, quantile(inOrder(taken), 0.99)])),
    };
  }
}

function inOrder(latencies: readonly number[]): readonly number[] {
  return latencies.toSorted((a, b) => a - b);
}
