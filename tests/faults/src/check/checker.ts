import { setTimeout as wait } from 'node:timers/promises';
import { readLoadJournal } from '../load/load-journal.js';
import type { ConsumerLag } from '../stage/consumer-lag.js';
import type { TopicWatcher } from '../stage/topic-watcher.js';
import { acceptedCount, wrongAnswers } from './answers.js';
import { givenCommands, type Given } from './accepted.js';
import { takenBy } from '../load/taken-by.js';
import { expectedStates, operationsOf } from './expected-state.js';
import type { GenerationsCompared } from './generations.js';
import { unlikeFacts, unlikeTopic } from './facts.js';
import { RECORD_KINDS } from './record-kinds.js';
import { COUNT_REPORTS, countsOf, unlikeCounts } from './record-counts.js';
import { brokenRecords, unlikeCommands } from './records.js';
import type { Report } from './report.js';
import type { Databases, Stored } from './stored.js';

const LOOK_AGAIN_MS = 400;

export interface CheckParts {
  readonly databases: Databases;
  readonly report: Report;
  readonly watcher: TopicWatcher;
  readonly lag: ConsumerLag;
}

export interface Verdict {
  readonly violations: readonly string[];
  readonly given: readonly Given[];
  readonly accepted: number;
  /** How long after the end of the load everything held. */
  readonly settledInMs: number;
}

/** Compares what the load wrote down with the databases, the topic and the reports, sharing no code with them. */
export class Checker {
  constructor(private readonly parts: CheckParts) {}

  /** Looks until everything holds, or until the deadline: what does not hold by then is a violation. */
  async check(loadJournal: string, year: number, deadline: number): Promise<Verdict> {
    const given = givenCommands(readLoadJournal(loadJournal));
    const wrong = wrongAnswers(given);
    const startedAt = Date.now();
    let violations: readonly string[];
    // What is looked at in full takes the database's time away from those who still catch up.
    while (!(await this.isCaughtUp()) && Date.now() < deadline) await wait(LOOK_AGAIN_MS);
    do {
      violations = await this.look(given, year).catch((error: unknown) => [
        `could not look: ${String(error)}`,
      ]);
      if (violations.length === 0) break;
      await wait(LOOK_AGAIN_MS);
    } while (Date.now() < deadline);
    return {
      violations: [...wrong, ...violations],
      given,
      accepted: acceptedCount(given),
      settledInMs: Date.now() - startedAt,
    };
  }

  /** Answers how long it took until reporting knew as much as the journal holds now, at most until the deadline. */
  async known(deadline: number): Promise<number> {
    const { databases } = this.parts;
    const startedAt = Date.now();
    const rows = await databases.rows();
    while ((await databases.factsKnown()) < rows && Date.now() < deadline) await wait(LOOK_AGAIN_MS);
    return Date.now() - startedAt;
  }

  compareGenerations(how: { readonly andNothingNew: boolean }): Promise<GenerationsCompared> {
    return this.parts.databases.compareGenerations(how);
  }

  /** Whether reporting comes to be at most so many messages behind, by the deadline. */
  async isNear(messages: number, deadline: number): Promise<boolean> {
    const behind = (): Promise<number> => this.parts.lag.read().catch(() => Infinity);
    while ((await behind()) > messages) {
      if (Date.now() > deadline) return false;
      await wait(LOOK_AGAIN_MS);
    }
    return true;
  }

  private async isCaughtUp(): Promise<boolean> {
    try {
      return (await this.parts.databases.pending()) === 0 && (await this.parts.lag.read()) === 0;
    } catch {
      return false;
    }
  }

  private async look(given: readonly Given[], year: number): Promise<readonly string[]> {
    const { databases, lag } = this.parts;
    const [pending, behind] = await Promise.all([databases.pending(), lag.read()]);
    return [
      ...(pending > 0 ? [`${pending} journal rows are still to be sent`] : []),
      ...(behind > 0 ? [`reporting is ${behind} messages behind`] : []),
      ...(await this.lookAtOperations(given, year)),
      ...(await this.lookAtRecords(given)),
    ];
  }

  private async lookAtOperations(all: readonly Given[], year: number): Promise<readonly string[]> {
    const { databases, report } = this.parts;
    const given = all.filter(({ command }) => takenBy(command) === 'joint-action-days');
    const operations = [...new Set(given.map(({ command }) => command.operation))];
    const aggregates = given.map(({ command }) => command.aggregate);
    const stored = await databases.read(operations, aggregates);
    const { states, violations } = expectedStates(given, stored);
    return [
      ...this.lookAtStored(given, stored),
      ...violations,
      ...(await report.unlike(operationsOf(states), year)),
    ];
  }

  private async lookAtRecords(all: readonly Given[]): Promise<readonly string[]> {
    const { databases, report } = this.parts;
    const found: string[] = [];
    for (const kind of RECORD_KINDS) {
      const given = all.filter(({ command }) => takenBy(command) === kind.service);
      const ids = [...new Set(given.map(({ command }) => command.aggregate))];
      const stored = await databases.readRecords(kind, ids);
      found.push(...this.lookAtStored(given, stored), ...expectedStates(given, stored).violations);
    }
    for (const counting of COUNT_REPORTS) {
      const [reported, states] = await Promise.all([
        report.counts(counting),
        databases.latestStates(counting.kind),
      ]);
      found.push(...unlikeCounts(counting, reported, countsOf(states, counting)));
    }
    return found;
  }

  private lookAtStored(given: readonly Given[], stored: Stored): readonly string[] {
    return [
      ...brokenRecords(stored),
      ...unlikeCommands(given, stored),
      ...unlikeFacts(stored),
      ...unlikeTopic(stored, this.parts.watcher),
    ];
  }
}
