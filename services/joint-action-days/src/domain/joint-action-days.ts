import type { CountryCode, OperationKind } from '@entente/kernel';
import type { Actor, Command, Page, PageRequest, Versioned } from './command.js';
import type { JointActionDay, JointActionDayState, JointActionDayStatus } from './joint-action-day.js';
import type { JointActionDayEvent } from './joint-action-day.events.js';

export interface JointActionDayFilter {
  readonly year?: number;
  readonly country?: CountryCode;
  readonly kind?: OperationKind;
  readonly status?: JointActionDayStatus;
}

export type VersionedState<State> = State & { readonly version: number };

export abstract class JointActionDays {
  abstract find(id: string): Promise<Versioned<JointActionDay> | null>;

  /**
   * Writes the aggregate and its event in one transaction; an expected version of 0 creates.
   * @returns the new version
   * @throws AlreadyExists, StaleVersion where somebody else was first
   */
  abstract save(
    day: JointActionDay,
    event: JointActionDayEvent,
    expectedVersion: number,
    command: Command,
  ): Promise<number>;

  /** Whether this body already made the version after `expectedVersion` (0: the first). */
  abstract isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean>;

  /**
   * The version that this very command made when it came the first time, found by its Idempotency-Key.
   * @throws IdempotencyKeyReused where the key came with another command
   */
  abstract versionMadeBefore(id: string, command: Command): Promise<number | undefined>;

  /** The days this actor may read, the latest first. */
  abstract list(
    actor: Actor,
    filter: JointActionDayFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<JointActionDayState>>>;
}
