import { Injectable } from '@nestjs/common';

/** Rejects, with whatever reason, where the thing is not well. The reason stays inside. */
export type HealthCheck = () => void | Promise<void>;

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
  /** What to know beside that; counts, seconds and codes. They decide nothing. */
  readonly figures?: Readonly<Record<string, object>>;
}

export type HealthFigures = () => object | Promise<object>;

const ANSWER_WITHIN_MS = 2_000;

/** What a service registers its checks with, by name, when it starts. */
@Injectable()
export class Health {
  private readonly live = new Map<string, HealthCheck>();
  private readonly ready = new Map<string, HealthCheck>();
  private readonly figures = new Map<string, HealthFigures>();
  private stopping = false;

  /** Fails where only a restart helps: a loop that is stuck, a lease that cannot be let go. */
  whenWedged(name: string, check: HealthCheck): void {
    this.live.set(name, check);
  }

  /** Fails while requests cannot be served: the database, but not Kafka. */
  whenServing(name: string, check: HealthCheck): void {
    this.ready.set(name, check);
  }

  /** Shown with readiness where they can be had in time. */
  shows(name: string, figures: HealthFigures): void {
    this.figures.set(name, figures);
  }

  /** From now on not ready, so that nobody sends new requests while the last ones are answered. */
  stop(): void {
    this.stopping = true;
  }

  liveness(): Promise<HealthReport> {
    return report(this.live);
  }

  async readiness(): Promise<HealthReport> {
    if (this.stopping) return { status: 'failing', checks: { running: 'failing' } };
    const [checked, figures] = await Promise.all([report(this.ready), this.shown()]);
    return this.figures.size === 0 ? checked : { ...checked, figures };
  }

  private async shown(): Promise<Readonly<Record<string, object>>> {
    const found: Record<string, object> = {};
    const read = async (name: string, figures: HealthFigures): Promise<void> => {
      found[name] = await figures();
    };
    // Whatever cannot be had is left out: the checks say why.
    await Promise.all([...this.figures].map(([name, figures]) => outcome(() => read(name, figures))));
    return { ...found };
  }
}

async function report(checks: ReadonlyMap<string, HealthCheck>): Promise<HealthReport> {
  const outcomes = await Promise.all(
    [...checks].map(async ([name, check]) => [name, await outcome(check)] as const),
  );
  const status = outcomes.every(([, each]) => each === 'ok') ? 'ok' : 'failing';
  return { status, checks: Object.fromEntries(outcomes) };
}

async function outcome(check: HealthCheck): Promise<'ok' | 'failing'> {
  const timer = new AbortController();
  const tooLate = new Promise<'failing'>((resolve) => {
    const timeout = setTimeout(() => resolve('failing'), ANSWER_WITHIN_MS);
    timer.signal.addEventListener('abort', () => clearTimeout(timeout));
  });
  const answered = Promise.resolve()
    .then(check)
    .then(
      () => 'ok' as const,
      () => 'failing' as const,
    );
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    timer.abort();
  }
}
