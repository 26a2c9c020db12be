import { randomUUID } from 'node:crypto';
import type { Random } from '../random.js';
import type { Body, Command, CommandKind } from './load-journal.js';
import { COUNTRIES, INDICATORS, LEAD_COUNTRY } from './team.js';

export interface KnownResult {
  readonly id: string;
  readonly operation: string;
  readonly country: string | undefined;
  version: number;
  status: 'provisional' | 'confirmed' | 'withdrawn';
  body: Body;
}

export interface KnownOperation {
  readonly id: string;
  readonly countries: readonly string[];
  version: number;
  status: string;
  readonly results: KnownResult[];
  /** What was stated for the whole: a second figure for the same indicator is refused. */
  readonly stated: Set<string>;
}

/** One client's commands, decided by its own schedule from what it knows of its own records. */
export class Client {
  readonly operations: KnownOperation[] = [];
  private statedDay = 0;

  constructor(
    private readonly random: Random,
    /** The operations' year: reports of one try see its own operations only. */
    private readonly year: number,
  ) {}

  plan(mayBeExercise = true): { command: Command; operation: KnownOperation } {
    const id = randomUUID();
    const countries = this.random.chance(0.5) ? COUNTRIES : COUNTRIES.slice(0, 2);
    const body = {
      name: `Action day ${this.random.between(1, 999)}`,
      kind: mayBeExercise && this.random.chance(0.1) ? 'exercise' : 'joint-action-day',
      crimeAreas: ['thb'],
      exploitationForms: ['labour'],
      period: { year: this.year },
      leadCountry: LEAD_COUNTRY,
      participants: countries.map((country) => ({ country })),
    };
    const operation = {
      id,
      countries,
      version: 0,
      status: 'planned',
      results: [],
      stated: new Set<string>(),
    };
    return { operation, command: this.ofOperation(operation, 'plan', body) };
  }

  move(operation: KnownOperation): Command {
    const next: Readonly<Record<string, CommandKind>> = {
      planned: 'start',
      running: this.random.chance(0.25) ? 'cancellation' : 'closing',
      closing: 'closure',
    };
    return this.ofOperation(operation, next[operation.status] ?? 'closure', { reason: 'as agreed' });
  }

  log(operation: KnownOperation): Command {
    const body = this.random.chance(0.12) ? this.statedFigure(operation) : this.share(operation);
    return this.logging(operation, randomUUID(), body, 0);
  }

  state(operation: KnownOperation): Command {
    return this.logging(operation, randomUUID(), this.statedFigure(operation), 0);
  }

  revise(result: KnownResult): Command {
    const body = { ...result.body, value: this.value() };
    return { ...this.logging({ id: result.operation }, result.id, body, result.version), kind: 'revise' };
  }

  change(result: KnownResult, kind: 'confirmation' | 'correction' | 'withdrawal'): Command {
    const bodies = {
      confirmation: undefined,
      correction: { value: this.value(), precision: this.precision(), reason: 'counted again' },
      withdrawal: { reason: 'reported by mistake' },
    };
    const body = bodies[kind];
    return {
      ...this.post(result.operation, `/results/${result.id}`, kind),
      aggregate: result.id,
      expectedVersion: result.version,
      ...(body && { body }),
    };
  }

  /** What a team of one country did while it was offline: new figures, some of them corrected since. */
  offline(operation: KnownOperation): { readonly country: string; readonly commands: readonly Command[] } {
    const country = this.random.pick(operation.countries);
    const commands = Array.from({ length: this.random.between(3, 8) }, () => {
      const log = this.logging(operation, randomUUID(), this.share(operation, country), 0);
      if (!this.random.chance(0.4)) return [log];
      const correction = { value: this.value(), reason: 'counted again' };
      const path = `/v1/joint-action-days/${operation.id}/results/${log.aggregate}/correction`;
      const kind = 'correction' as const;
      return [log, { ...log, kind, method: 'POST' as const, path, body: correction, expectedVersion: 1 }];
    });
    return { country, commands: commands.flat() };
  }

  /** A command that must leave no trace, whatever becomes of its answer. */
  wrong(operation: KnownOperation, result: KnownResult | undefined): Command {
    const fresh = this.logging(operation, randomUUID(), this.share(operation), 0);
    const wrongs: Command[] = [
      { ...fresh, body: { ...fresh.body, value: -1 }, refusedWith: 422 },
      { ...fresh, body: { ...fresh.body, indicator: 'noSuchThing' }, refusedWith: 422 },
      { ...fresh, expectedVersion: 3, refusedWith: 404 },
    ];
    if (result !== undefined) {
      const another = { ...result.body, value: Number(result.body['value']) + 1_000 };
      const again = this.logging(operation, result.id, another, 0);
      const stale = this.change({ ...result, version: result.version + 7 }, 'withdrawal');
      wrongs.push({ ...again, refusedWith: 409 }, { ...stale, refusedWith: 412 });
    }
    return this.random.pick(wrongs);
  }

  private share(
    operation: Pick<KnownOperation, 'countries' | 'results'>,
    country = this.random.pick(operation.countries),
  ): Body {
    const indicator = this.random.pick(INDICATORS);
    const wholes = operation.results.filter(
      ({ body, status }) =>
        body['indicator'] === indicator && body['country'] === country && status !== 'withdrawn',
    );
    // Of one indicator everybody counts in the same way, or nobody could tell what contains what.
    const running = indicator === 'personsChecked';
    this.statedDay += 1;
    return {
      scope: 'country',
      country,
      indicator,
      value: this.value(),
      precision: this.precision(),
      counting: running ? 'running-total' : 'increment',
      ...(running && {
        cutOff: { at: new Date(Date.UTC(2020, 0, 1) + this.statedDay * 60_000).toISOString() },
      }),
      ...(this.random.chance(0.3) && { reportingService: this.random.pick(['police', 'navy']) }),
      ...(this.random.chance(0.05) && { notCounted: { reason: 'of another phase' } }),
      ...(wholes[0] !== undefined && this.random.chance(0.2) && { breakdownOf: wholes[0].id }),
      notes: ['as reported'],
    };
  }

  private statedFigure(operation: KnownOperation): Body {
    const indicator = this.random.pick(INDICATORS);
    if (operation.stated.has(indicator)) return this.share(operation);
    return { scope: 'operation', indicator, value: this.value(), precision: this.precision() };
  }

  private value(): number {
    return this.random.between(0, 60);
  }

  private precision(): string {
    return this.random.pick(['exact', 'exact', 'exact', 'at-least', 'over', 'about', 'nearly']);
  }

  private logging({ id }: { id: string }, result: string, body: Body, expectedVersion: number): Command {
    const path = `/v1/joint-action-days/${id}/results/${result}`;
    const command = randomUUID();
    return {
      id: command,
      kind: 'log',
      method: 'PUT',
      operation: id,
      aggregate: result,
      path,
      body,
      expectedVersion,
    };
  }

  private ofOperation({ id, version }: KnownOperation, kind: CommandKind, body: Body): Command {
    if (kind !== 'plan') {
      const bodied = kind === 'start' || kind === 'closing' ? {} : { body };
      return { ...this.post(id, '', kind), expectedVersion: version, ...bodied };
    }
    const path = `/v1/joint-action-days/${id}`;
    return {
      id: randomUUID(),
      kind,
      method: 'PUT',
      operation: id,
      aggregate: id,
      path,
      body,
      expectedVersion: 0,
    };
  }

  private post(operation: string, within: string, kind: CommandKind): Command {
    const id = randomUUID();
    const path = `/v1/joint-action-days/${operation}${within}/${kind}`;
    return { id, key: id, kind, method: 'POST', operation, aggregate: operation, path, expectedVersion: 0 };
  }
}
