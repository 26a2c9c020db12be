import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  KafkaEventServer,
  type BatchConsumer,
  type IncomingEvent,
  type TopicAdmin,
} from '@entente/messaging';
import type { Building, Generations, Projected } from '../persistence/generations.js';
import { knownEvents } from '../messaging/known-events.js';
import type { Fact } from '../projections/fact.js';
import type { Identified } from '../projections/projected-kind.js';
import { factsOf, project, recompute } from '../projections/projection.js';
import { differences, lastingDifferences, type Differences } from './differences.js';
import { NothingElse, Unmeasured } from './nothing-else.js';

export interface RebuildParts<F extends Fact, D extends Identified> {
  readonly generations: Generations<F, D>;
  readonly topics: TopicAdmin;
  /** A reader of its own, in the group named, from the beginning of the topic. */
  readonly consumer: (group: string) => BatchConsumer;
  readonly topic: string;
  readonly say: (line: string) => void;
}

export interface Rebuilt {
  readonly swapped: boolean;
  readonly facts: Differences;
  readonly documents: Differences;
}

/** The rebuild cannot begin or go on. The message says why. */
export class CannotRebuild extends Error {}

const LOOK_EVERY_MS = 200;
const ALIVE_EVERY_MS = 2_000;
const DEAD_AFTER_MS = 10_000;
const SAY_EVERY_MS = 5_000;
const LOOKING_AGAIN = { times: 10, pause: () => wait(500) };

/**
 * Builds what reports are made of anew from the topic, beside what answers, compares and swaps. It may be cut off
 * anywhere and begun again: it goes on where it was.
 */
export class Rebuild<F extends Fact, D extends Identified> {
  private readonly builder = randomUUID();
  private building!: Building;
  private readonly stopping = new AbortController();
  private failure: Error | undefined;
  /** While history is read, documents are not computed: that is done once, at its end. */
  private computes = false;

  constructor(private readonly parts: RebuildParts<F, D>) {}

  /** `despiteMissing`: swaps although the topic does not tell facts that are known. */
  async run({ despiteMissing }: { readonly despiteMissing: boolean }): Promise<Rebuilt> {
    const { generations, say } = this.parts;
    const before = (await generations.stored())?.current ?? 1;
    await this.takeUp();
    const { generation } = this.building;
    const alive = this.staysAlive();
    const reader = this.read();
    try {
      const rebuilt =
        generation === before
          ? NOTHING_LEFT_TO_COMPARE
          : await this.build(generations.of(before), generations.of(generation), despiteMissing);
      if (!rebuilt.swapped) return rebuilt;
      // Whoever began a batch on the old collections read it before this: it lies before these ends.
      await this.caughtUp('what was read at the swap');
      await generations.end(this.building);
      say(`generation ${generation} answers`);
      return rebuilt;
    } finally {
      this.stopping.abort();
      await Promise.all([alive, reader.close()]);
      // Whoever comes next waits until it is taken for left: what happened here must not be hidden by that.
      await generations.letGo(this.building).catch(() => say('it could not be said that this is left'));
    }
  }

  private async build(
    old: Projected<F, D>,
    anew: Projected<F, D>,
    despiteMissing: boolean,
  ): Promise<Rebuilt> {
    const { generations, say } = this.parts;
    await this.caughtUp('history');
    this.computes = true;
    // A batch that began before this adds facts and computes nothing: it has to be over before everything is computed.
    await this.caughtUp('what was being read');
    const computed = await recompute(anew.facts.byRecord(), anew);
    say(`${computed} ${anew.kind.documents} computed`);
    await this.caughtUp('what came meanwhile');

    const facts = await lastingDifferences(
      (only) => differences(old.facts.inOrder(only), anew.facts.inOrder(only)),
      LOOKING_AGAIN,
    );
    const documents = await lastingDifferences(
      (only) => differences(old.documents.inOrder(only), anew.documents.inOrder(only)),
      LOOKING_AGAIN,
    );
    const swapped = facts.onlyBefore.length === 0 || despiteMissing;
    this.mustGoOn();
    if (swapped) await generations.swap(this.building);
    return { swapped, facts, documents };
  }

  /** Goes on with a build that was cut off, or begins one. */
  private async takeUp(): Promise<void> {
    const { generations, say } = this.parts;
    const left = (await generations.stored())?.building;
    if (left === undefined) {
      this.building = await generations.begin(this.builder, new Date());
      say(`generation ${this.building.generation} begins`);
      return;
    }
    const now = new Date();
    if (now.getTime() - left.aliveAt.getTime() < DEAD_AFTER_MS) {
      throw new CannotRebuild('Somebody else is rebuilding: wait for the end of that.');
    }
    if (!(await generations.takeOver(left, this.builder, now)))
      throw new CannotRebuild('Somebody else took it up.');
    this.building = { ...left, aliveAt: now, builder: this.builder };
    say(`generation ${left.generation} goes on`);
  }

  private async staysAlive(): Promise<void> {
    const { signal } = this.stopping;
    const stopped = (): boolean => signal.aborted;
    let saidAt = performance.now();
    for (;;) {
      await wait(ALIVE_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (stopped()) return;
      try {
        const own = await this.parts.generations.keepAlive(this.building, new Date());
        if (!own) this.failure = new CannotRebuild('Somebody else took the build over.');
        saidAt = performance.now();
      } catch (error) {
        // A server that does not answer for a moment may answer the next time, before anybody thinks that this is left.
        if (performance.now() - saidAt > DEAD_AFTER_MS - ALIVE_EVERY_MS)
          this.failure = error instanceof Error ? error : new Error(String(error));
      }
      if (this.failure) return;
    }
  }

  /** @throws what keeps this from being this builder's work */
  private mustGoOn(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private read(): KafkaEventServer {
    const { generations, consumer, topic } = this.parts;
    const { generation, group } = this.building;
    const into = generations.of(generation);
    const server = new KafkaEventServer({
      consumer: consumer(group),
      // What cannot be read was put aside when it was read the first time.
      producer: new NothingElse(),
      metrics: new Unmeasured(),
      topics: [topic],
      validators: knownEvents(),
      onApplied: ({ partition, nextOffset }) => generations.advance(this.building, partition, nextOffset),
    });
    const apply = (events: readonly IncomingEvent[]): Promise<unknown> => {
      const facts = factsOf(events, generations.kind);
      return this.computes ? project(facts, into) : into.facts.add(facts);
    };
    for (const type of generations.kind.toFact.keys()) server.addHandler(type, apply, true);
    server.listen(() => undefined);
    return server;
  }

  /** Waits until everything that the topic holds now has been read. */
  private async caughtUp(what: string): Promise<void> {
    const { topics, topic, generations, say } = this.parts;
    const ends = await topics.endOffsets(topic);
    const total = sum(ends.values());
    let saidAt = performance.now();
    for (;;) {
      this.mustGoOn();
      const positions = (await generations.stored())?.building?.positions ?? {};
      const read = [...ends].map(([partition, end]) => smaller(BigInt(positions[partition] ?? 0), end));
      if (sum(read) === total) break;
      await wait(LOOK_EVERY_MS);
      if (performance.now() - saidAt < SAY_EVERY_MS) continue;
      saidAt = performance.now();
      say(`${sum(read)} of ${total} messages read`);
    }
    say(`${total} messages read: ${what}`);
  }
}

const NONE: Differences = { compared: 0, onlyBefore: [], onlyAfter: [], unlike: [] };
/** A rebuild that was cut off after its swap. */
const NOTHING_LEFT_TO_COMPARE: Rebuilt = { swapped: true, facts: NONE, documents: NONE };

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}
