import {
  againAfterARace,
  DomainError,
  InvalidField,
  LOST_RACES,
  type CommandOnRecord,
  type Found,
  type VersionedState,
} from '@entente/kernel';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import {
  EarlierCommandFailed,
  EarlierCommandMissing,
  MadeByAnotherCommand,
} from '../domain/queued-command.errors.js';
import { saysOfWhen, type QueuedCommand } from '../domain/queued-command.js';
import type { ReportedFigure, ReportedResult, ReportedResultState } from '../domain/reported-result.js';
import type { DecidedResults } from '../domain/reported-results.js';
import { changeResult, CONFIRMATION, correction, withdrawal, type ResultChange } from './change-result.js';
import { logResult } from './log-result.js';

/** What became of one command of a queue. `again`: it may succeed once what it was decided on has come. */
export type QueueOutcome = { readonly key: string } &
  /** `version` is the one that the command made: there may be later ones, which the device has not seen. */
  (
    | { readonly outcome: 'applied' | 'repeated'; readonly version: number }
    | { readonly outcome: 'conflict'; readonly theirs: VersionedState<ReportedResultState> }
    | { readonly outcome: 'refused'; readonly why: DomainError; readonly again: boolean }
  );

/** The record is not as the command took it to be: a person has to look at both. */
const CONFLICTS: readonly string[] = [...LOST_RACES, 'stale-version', 'made-by-another-command'];

/** Carries out the commands of a queue one after the other, and says of each what became of it. */
export class QueueDesk {
  /** `failed`: those of this queue that came to nothing, each by its result and its key. */
  constructor(
    private readonly results: DecidedResults,
    private readonly now: Date,
    private readonly day: JointActionDayState,
    private readonly failed: Set<string>,
  ) {}

  async work(queue: readonly QueuedCommand[]): Promise<readonly QueueOutcome[]> {
    const outcomes: QueueOutcome[] = [];
    for (const command of queue) {
      const outcome = await this.one(command);
      if (isFailure(outcome)) this.failed.add(onResult(command.resultId, outcome.key));
      outcomes.push(outcome);
    }
    return outcomes;
  }

  private async one(command: QueuedCommand): Promise<QueueOutcome> {
    const { idempotencyKey: key, resultId, basedOn, change } = command;
    if (change.kind === 'refused') return { key, outcome: 'refused', why: change.why, again: false };
    try {
      await this.mustSayOfWhen(command);
      const before = await this.present(resultId);
      await this.mustFollow(command, before?.version ?? 0);
      const version = await againAfterARace(() => this.done(command));
      const applied = (before?.version ?? 0) === basedOn && version === basedOn + 1;
      return { key, outcome: applied ? 'applied' : 'repeated', version };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.refusal(command, error);
    }
  }

  /** What came by itself need not, and is known again. @throws InvalidField */
  private async mustSayOfWhen({ resultId, basedOn, bodyHash, change }: QueuedCommand): Promise<void> {
    if (change.kind !== 'log' || saysOfWhen(change.figure)) return;
    if (await this.results.isRepetition(resultId, basedOn, bodyHash)) return;
    throw new InvalidField('/cutOff/at', 'must say of when a running total is that comes in a queue');
  }

  /** @throws InvalidField, EarlierCommandFailed, EarlierCommandMissing, MadeByAnotherCommand */
  private async mustFollow(command: QueuedCommand, present: number): Promise<void> {
    const { resultId, basedOn, after, actor } = command;
    if (after === undefined) return;
    if (basedOn === 0) throw new InvalidField('/after', 'must be absent where basedOn is 0');
    const maker = present < basedOn ? undefined : await this.results.makerOf(resultId, basedOn);
    if (maker?.idempotencyKey === after) return;
    if (this.failed.has(onResult(resultId, after))) throw new EarlierCommandFailed(resultId, after);
    if (present < basedOn) throw new EarlierCommandMissing(resultId, basedOn);
    // What was logged by itself before it came in a queue may have had no key: under an id that the device made, the
    // first version is its own. A later one may be the same person's work elsewhere, which the device has not seen.
    const isOwn = basedOn === 1 && maker?.idempotencyKey === undefined && maker?.subject === actor.subject;
    if (!isOwn) throw new MadeByAnotherCommand(resultId, basedOn);
  }

  private async refusal(command: QueuedCommand, why: DomainError): Promise<QueueOutcome> {
    const { idempotencyKey: key, resultId, basedOn } = command;
    const present = await this.present(resultId);
    if (present && present.version >= basedOn && CONFLICTS.includes(why.code)) {
      const theirs = { ...present.aggregate.snapshot(), version: present.version };
      return { key, outcome: 'conflict', theirs };
    }
    return { key, outcome: 'refused', why, again: why instanceof EarlierCommandMissing };
  }

  /** A result of another operation is absent here. */
  private async present(resultId: string): Promise<Found<ReportedResult> | null> {
    const found = await this.results.find(resultId);
    return found?.aggregate.snapshot().jointActionDayId === this.day.id ? found : null;
  }

  /** Answers the version that the command made, now or when it came the first time. */
  private async done({ resultId: id, basedOn, change, ...command }: QueuedCommand): Promise<number> {
    const onRecord = { ...command, id, expectedVersion: basedOn === 0 ? undefined : basedOn };
    switch (change.kind) {
      case 'log':
        return this.log(onRecord, change.figure);
      case 'correct':
        return this.change(onRecord, correction(change.correction, change.reason));
      case 'withdraw':
        return this.change(onRecord, withdrawal(change.reason));
      case 'confirm':
        return this.change(onRecord, CONFIRMATION);
      case 'refused':
        throw change.why;
    }
  }

  /**
   * What is put is known again by its body, on the version that it was decided on. In a queue it is known by its key as
   * well, on whatever version.
   * @throws IdempotencyKeyReused where the key came with another command on this result
   */
  private async log(command: CommandOnRecord, figure: ReportedFigure): Promise<number> {
    const madeBefore = await this.results.versionMadeBefore(command.id, command);
    const basedOn = madeBefore === undefined ? (command.expectedVersion ?? 0) : madeBefore - 1;
    const expectedVersion = basedOn === 0 ? undefined : basedOn;
    const onOperation = { ...command, expectedVersion, jointActionDayId: this.day.id, figure };
    await logResult(this.results, this.now, this.day, onOperation);
    return basedOn + 1;
  }

  private change(command: CommandOnRecord, change: ResultChange): Promise<number> {
    return changeResult(this.results, this.day, command, change);
  }
}

/** A key says which command it was of one result only. */
function onResult(resultId: string, key: string): string {
  return `${resultId}/${key}`;
}

function isFailure(outcome: QueueOutcome): boolean {
  return outcome.outcome === 'conflict' || (outcome.outcome === 'refused' && !outcome.again);
}
