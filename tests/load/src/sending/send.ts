import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../bench/spread.js';
import type { Plan, PlannedRequest, Sent } from './plan.js';

/** More than any of the measured services answers side by side. */
const CONNECTIONS = 256;
/** By address, and open from plan to plan, as between a gateway and what is behind it. */
const pools = new Map<string, Pool>();
/** What became of a request that was never answered. */
const FAILED = 'failed';

/** @throws where the plan has too few requests for its pace */
export async function send(plan: Plan): Promise<Sent> {
  const round = new Round(poolTo(plan.address), plan);
  return 'perSecond' in plan.pace ? round.inTime(plan.pace.perSecond) : round.crowded(plan.pace.atOnce);
}

function poolTo(address: string): Pool {
  const pool = pools.get(address) ?? new Pool(address, { connections: CONNECTIONS, pipelining: 1 });
  pools.set(address, pool);
  return pool;
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
      all.push(this.one(this.take(), due));
    }
    await Promise.all(all);
    return this.outcome();
  }

  async crowded(atOnce: number): Promise<Sent> {
    const until = this.beganAt + this.plan.seconds * 1_000;
    const client = async (): Promise<void> => {
      while (performance.now() < until) await this.one(this.take(), performance.now());
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    return this.outcome();
  }

  private async one({ method, path, body }: PlannedRequest, due: number): Promise<void> {
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
