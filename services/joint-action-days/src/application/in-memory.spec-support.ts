import {
  AlreadyExists,
  DomainError,
  IdempotencyKeyReused,
  type Command,
  type Found,
  type VersionedState,
} from '@entente/kernel';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { JointActionDay } from '../domain/joint-action-day.js';
import { JointActionDays } from '../domain/joint-action-days.js';
import { confirmedIn } from '../domain/overlap.js';
import type { ReportedResultEvent } from '../domain/reported-result.events.js';
import { ReportedResult, type ReportedResultState } from '../domain/reported-result.js';
import { ReportedResults, type Maker, type ResultsTogether } from '../domain/reported-results.js';

class SomebodyWasFaster extends DomainError {
  readonly code = 'version-conflict';
}

/** One version of a result, and the command that made it. */
export interface Made {
  readonly state: ReportedResultState;
  readonly command: Command;
}

type Versions = ReadonlyMap<string, readonly Made[]>;

/** Results as a database keeps them: versions that are never changed, and one transaction at a time. */
export class InMemoryResults extends ReportedResults {
  constructor(private versions: Versions = new Map()) {
    super();
  }

  madeOf(id: string): readonly Made[] {
    return this.versions.get(id) ?? [];
  }

  find(id: string): Promise<Found<ReportedResult> | null> {
    const made = this.madeOf(id);
    const last = made.at(-1);
    return Promise.resolve(
      last ? { aggregate: ReportedResult.restore(last.state), version: made.length } : null,
    );
  }

  save(
    result: ReportedResult,
    _event: ReportedResultEvent,
    expected: number,
    command: Command,
  ): Promise<number> {
    const state = result.snapshot();
    const made = this.madeOf(state.id);
    if (made.length !== expected) {
      const error =
        expected === 0 ? new AlreadyExists('result', state.id) : new SomebodyWasFaster('somebody was faster');
      return Promise.reject(error);
    }
    this.versions = new Map([...this.versions, [state.id, [...made, { state, command }]]]);
    return Promise.resolve(expected + 1);
  }

  isRepetition(id: string, expected: number, bodyHash: string): Promise<boolean> {
    return Promise.resolve(this.madeOf(id)[expected]?.command.bodyHash === bodyHash);
  }

  versionMadeBefore(id: string, given: Command): Promise<number | undefined> {
    const { actor, idempotencyKey, bodyHash } = given;
    const made = this.madeOf(id);
    const at = made.findIndex(
      ({ command }) => command.idempotencyKey === idempotencyKey && command.actor.subject === actor.subject,
    );
    if (at < 0 || idempotencyKey === undefined) return Promise.resolve(undefined);
    const isSame = made[at]?.command.bodyHash === bodyHash;
    return isSame ? Promise.resolve(at + 1) : Promise.reject(new IdempotencyKeyReused('result', id));
  }

  makerOf(id: string, version: number): Promise<Maker | undefined> {
    const made = this.madeOf(id)[version - 1]?.command;
    const key = made?.idempotencyKey;
    const maker = made && { subject: made.actor.subject, ...(key !== undefined && { idempotencyKey: key }) };
    return Promise.resolve(maker);
  }

  steppingBackBehind(id: string): Promise<readonly VersionedState<ReportedResultState>[]> {
    const behind = this.latest().filter(
      ({ status, overlaps }) => status !== 'withdrawn' && confirmedIn(overlaps)?.with.id === id,
    );
    return Promise.resolve(behind);
  }

  together(): Promise<ResultsTogether> {
    const before = this.versions;
    const copy = new InMemoryResults(before);
    const commit = (): Promise<void> => {
      if (this.versions !== before) return Promise.reject(new SomebodyWasFaster('somebody was faster'));
      this.versions = copy.versions;
      return Promise.resolve();
    };
    return Promise.resolve(Object.assign(copy, { commit }));
  }

  list(): Promise<never> {
    return Promise.reject(new Error('nobody lists here'));
  }

  ofOperation(jointActionDayId: string): Promise<readonly VersionedState<ReportedResultState>[]> {
    return Promise.resolve(this.latest().filter((result) => result.jointActionDayId === jointActionDayId));
  }

  secondValuesOf(
    jointActionDayId: string,
    ids: readonly string[],
  ): Promise<readonly VersionedState<ReportedResultState>[]> {
    const named = this.latest().filter(({ alternativeTo }) => ids.some((id) => id === alternativeTo));
    return Promise.resolve(named.filter((result) => result.jointActionDayId === jointActionDayId));
  }

  private latest(): readonly VersionedState<ReportedResultState>[] {
    return [...this.versions.values()].flatMap((made) =>
      made.slice(-1).map(({ state }) => ({ ...state, version: made.length })),
    );
  }
}

/** One operation, which nobody changes. */
export class OneDay extends JointActionDays {
  constructor(private readonly day: JointActionDayState) {
    super();
  }

  find(id: string): Promise<Found<JointActionDay> | null> {
    return Promise.resolve(
      id === this.day.id ? { aggregate: JointActionDay.restore(this.day), version: 1 } : null,
    );
  }

  list(): Promise<never> {
    return Promise.reject(new Error('nobody lists here'));
  }

  namedWith(): Promise<readonly JointActionDayState[]> {
    return Promise.resolve([]);
  }

  save(): Promise<never> {
    return Promise.reject(new Error('nobody changes the operation here'));
  }

  isRepetition(): Promise<boolean> {
    return Promise.resolve(false);
  }

  versionMadeBefore(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
