import type { Command, Page, PageRequest, Versioned } from './command.js';
import type { VersionedState } from './joint-action-days.js';
import type { ReportedResult, ReportedResultState } from './reported-result.js';
import type { ReportedResultEvent } from './reported-result.events.js';

export abstract class ReportedResults {
  abstract find(id: string): Promise<Versioned<ReportedResult> | null>;

  /**
   * Writes the result and its event in one transaction; an expected version of 0 creates.
   * @returns the new version
   * @throws AlreadyExists, StaleVersion where somebody else was first
   * @throws FigureAlreadyStated for a second figure of the whole that is no second value
   */
  abstract save(
    result: ReportedResult,
    event: ReportedResultEvent,
    expectedVersion: number,
    command: Command,
  ): Promise<number>;

  abstract isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean>;

  /**
   * The version that this very command made when it came the first time, found by its Idempotency-Key.
   * @throws IdempotencyKeyReused where the key came with another command
   */
  abstract versionMadeBefore(id: string, command: Command): Promise<number | undefined>;

  abstract list(
    jointActionDayId: string,
    page: PageRequest,
  ): Promise<Page<VersionedState<ReportedResultState>>>;

  /** Every result of one operation, withdrawn ones too. */
  abstract ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]>;
}
