import {
  AlreadyExists,
  IdempotencyKeyReused,
  type Aggregate,
  type Aggregates,
  type Command,
  type Found,
} from '@entente/kernel';
import { VersionConflict } from './errors.js';
import { nameOf, type MadeByWhom } from './journal.js';

/** One version that a command made, not yet stored. */
export interface Step<State, Event> {
  readonly state: State;
  readonly event: Event;
  readonly command: Command;
}

/** Several versions of one aggregate, one after the other, after the one that was read (0: none). */
export interface CollectedChange<State, Event> {
  readonly id: string;
  readonly after: number;
  readonly steps: readonly Step<State, Event>[];
}

/** What was read of one aggregate: its state, and which commands made its versions. */
export interface Known<Stored> {
  readonly found: Found<Stored> | null;
  readonly made: readonly MadeByWhom[];
}

/**
 * Aggregates that were read at once and are written at once: use cases decide on them as on any, one command after the
 * other, and what they save is kept back until `commit`. That stores all of it in one transaction, or nothing.
 */
export class AggregatesTogether<
  Stored extends Aggregate<State>,
  State extends { readonly id: string },
  Event,
> implements Aggregates<Stored, Event> {
  private readonly collected = new Map<string, Step<State, Event>[]>();

  constructor(
    private readonly type: string,
    private readonly known: ReadonlyMap<string, Known<Stored>>,
    private readonly restore: (state: State) => Stored,
    private readonly store: (changes: readonly CollectedChange<State, Event>[]) => Promise<void>,
    private readonly elsewhere: Pick<Aggregates<Stored, Event>, 'find'>,
  ) {}

  /** As the collected commands left it. A decision that is not saved changes nothing. */
  find(id: string): Promise<Found<Stored> | null> {
    if (!this.known.has(id)) return this.elsewhere.find(id);
    const found = this.knownOf(id).found;
    const steps = this.stepsOf(id);
    const last = steps.at(-1)?.state ?? found?.aggregate.snapshot();
    return Promise.resolve(
      last === undefined ? null : { aggregate: this.restore(last), version: this.versionOf(id) },
    );
  }

  save(aggregate: Stored, event: Event, expectedVersion: number, command: Command): Promise<number> {
    const state = aggregate.snapshot();
    if (expectedVersion !== this.versionOf(state.id))
      return Promise.reject(
        expectedVersion === 0
          ? new AlreadyExists(this.type, state.id)
          : new VersionConflict(this.type, state.id, expectedVersion),
      );
    this.collected.set(state.id, [...this.stepsOf(state.id), { state, event, command }]);
    return Promise.resolve(expectedVersion + 1);
  }

  makerOf(id: string, version: number): Promise<MadeByWhom | undefined> {
    return Promise.resolve(this.madeOf(id).find((made) => made.version === version));
  }

  isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean> {
    const made = this.madeOf(id).find(({ version }) => version === expectedVersion + 1);
    return Promise.resolve(made?.bodyHash === bodyHash);
  }

  versionMadeBefore(id: string, { actor, idempotencyKey, bodyHash }: Command): Promise<number | undefined> {
    if (idempotencyKey === undefined) return Promise.resolve(undefined);
    const made = this.madeOf(id).find(
      (one) => one.idempotencyKey === idempotencyKey && one.subject === actor.subject,
    );
    if (made && made.bodyHash !== bodyHash)
      return Promise.reject(new IdempotencyKeyReused(nameOf(this.type), id));
    return Promise.resolve(made?.version);
  }

  /** @throws what a single save throws where somebody else was faster; then nothing is stored */
  async commit(): Promise<void> {
    const changes = [...this.collected].map(([id, steps]) => ({ id, after: this.foundVersion(id), steps }));
    if (changes.length > 0) await this.store(changes);
  }

  private madeOf(id: string): Known<Stored>['made'] {
    const after = this.foundVersion(id);
    const collected = this.stepsOf(id).map(({ command: { actor, bodyHash, idempotencyKey } }, index) => ({
      ...{ version: after + index + 1, bodyHash, subject: actor.subject },
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    }));
    return [...this.knownOf(id).made, ...collected];
  }

  private versionOf(id: string): number {
    return this.foundVersion(id) + this.stepsOf(id).length;
  }

  private foundVersion(id: string): number {
    return this.knownOf(id).found?.version ?? 0;
  }

  private stepsOf(id: string): readonly Step<State, Event>[] {
    return this.collected.get(id) ?? [];
  }

  private knownOf(id: string): Known<Stored> {
    const known = this.known.get(id);
    if (!known) throw new Error(`${this.type} ${id} was not read together with the others`);
    return known;
  }
}
