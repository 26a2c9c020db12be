import type { Command } from './command.js';

/** What happened to an aggregate; the state it led to travels beside it. */
export interface DomainEvent {
  readonly kind: string;
  readonly reason?: string;
  /** The top-level fields that changed, sorted. */
  readonly fields: readonly string[];
}

export interface Aggregate<State> {
  snapshot(): State;
}

export interface Found<Stored> {
  readonly aggregate: Stored;
  readonly version: number;
}

export type VersionedState<State> = State & { readonly version: number };

/** One type of aggregate, as use cases see it: each of its versions is made by one command. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- ties `save` to what use cases decide
export abstract class Aggregates<Stored, Event> {
  abstract find(id: string): Promise<Found<Stored> | null>;

  /**
   * Writes the aggregate and its event in one transaction; an expected version of 0 creates.
   * @returns the new version
   * @throws AlreadyExists, or with code `version-conflict` where somebody else was first
   */
  abstract save(aggregate: Stored, event: Event, expectedVersion: number, command: Command): Promise<number>;

  /** Whether this body already made the version after `expectedVersion` (0: the first). */
  abstract isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean>;

  /**
   * The version that this very command made when it came the first time, found by its Idempotency-Key.
   * @throws IdempotencyKeyReused where the key came with another command
   */
  abstract versionMadeBefore(id: string, command: Command): Promise<number | undefined>;
}
