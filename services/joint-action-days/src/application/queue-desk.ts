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
import type { ReportedResult, ReportedResultState } from '../domain/reported-result.js';
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
  /** `failed`: the keys of those of this queue that came to nothing. */
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
      if (isFailure(outcome)) this.failed.add(outcome.key);
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
      return { key, outcome: applied ? 'applied' : 'repeated', version: basedOn + 1 };
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

  /** @throws EarlierCommandFailed, EarlierCommandMissing, MadeByAnotherCommand */
  private async mustFollow(command: QueuedCommand, present: number): Promise<void> {
    const { resultId, basedOn, after, actor } = command;
    if (after === undefined) return;
    if (this.failed.has(after)) throw new EarlierCommandFailed(resultId, after);
    if (present < basedOn) throw new EarlierCommandMissing(resultId, basedOn);
    const maker = await this.results.makerOf(resultId, basedOn);
    // What was logged by itself before it came in a queue may have had no key: under an id that the device made, the
    // first version is its own. A later one may be the same person's work elsewhere, which the device has not seen.
    const isOwn = basedOn === 1 && maker?.idempotencyKey === undefined && maker?.subject === actor.subject;
    if (maker?.idempotencyKey !== after && !isOwn) throw new MadeByAnotherCommand(resultId, basedOn);
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

  private async done({ resultId: id, basedOn, change, ...command }: QueuedCommand): Promise<number> {
    const onResult = {
      ...{ ...command, id, jointActionDayId: this.day.id },
      expectedVersion: basedOn === 0 ? undefined : basedOn,
    };
    switch (change.kind) {
      case 'log':
        return (await logResult(this.results, this.now, this.day, { ...onResult, figure: change.figure }))
          .version;
      case 'correct':
        return this.change(onResult, correction(change.correction, change.reason));
      case 'withdraw':
        return this.change(onResult, withdrawal(change.reason));
      case 'confirm':
        return this.change(onResult, CONFIRMATION);
      case 'refused':
        throw change.why;
    }
  }

  private change(command: CommandOnRecord, change: ResultChange): Promise<number> {
    return changeResult(this.results, this.day, command, change);
  }
}

function isFailure(outcome: QueueOutcome): boolean {
  return outcome.outcome === 'conflict' || (outcome.outcome === 'refused' && !outcome.again);
}
