import { Logger } from '@nestjs/common';
import type { MessagingMetrics } from '../messaging-metrics.js';
import type { TopicAdmin, TopicSpec } from '../topic-admin.js';
import type { Outbox } from './outbox.js';
import type { PublishedLog, PublishedLogs, Republishing } from './published-log.js';

export interface LogWatchParts {
  readonly logs: PublishedLogs;
  readonly topics: TopicAdmin;
  readonly outbox: Outbox;
  readonly metrics: MessagingMetrics;
}

export interface LogWatchOptions {
  readonly service: string;
  readonly topic: string;
  /** Created where they are missing. */
  readonly topicSpecs: readonly TopicSpec[];
  /** End offsets that went back count as a lost log once they were seen for so long: a new leader may lag a moment. */
  readonly certainAfterMs: number;
  readonly now: () => Date;
  readonly monotonicNow: () => number;
}

const ASK_CLUSTER_EVERY_MS = 10_000;

/** Whether the log is whole; `ends` are its end offsets now. */
export type LogState =
  { readonly whole: true; readonly ends: ReadonlyMap<number, bigint> } | { readonly whole: false };

/**
 * Watches that the broker still has what it acknowledged. A log that was lost is begun anew: everything in the
 * journal is taken up again, and until that is done nobody is told that the log is complete.
 */
export class LogWatch {
  private readonly logger = new Logger(LogWatch.name);
  private known: PublishedLog | null = null;
  private sure = false;
  private lowerSince: number | null = null;
  private seenCluster: { readonly id: string; readonly at: number } | null = null;

  constructor(
    private readonly parts: LogWatchParts,
    private readonly options: LogWatchOptions,
  ) {}

  /** The name of the log that is written to now. */
  get since(): string {
    if (this.known === null) throw new Error('the log was not looked at yet');
    return this.known.since.toISOString();
  }

  get republishing(): Republishing | undefined {
    return this.known?.republishing;
  }

  get state(): 'whole' | 'suspected' | 'publishing again' | 'unknown' {
    if (this.known === null || !this.sure) return 'unknown';
    if (this.lowerSince !== null) return 'suspected';
    return this.republishing === undefined ? 'whole' : 'publishing again';
  }

  /** To be called after a failure: the broker that answers next may be another one. */
  doubt(): void {
    this.sure = false;
  }

  /** Looks before anything is sent, where the broker was not seen since the last failure. */
  async beSure(): Promise<void> {
    if (!this.sure) await this.look();
  }

  async look(): Promise<LogState> {
    const { logs, topics } = this.parts;
    const { topic, topicSpecs } = this.options;
    const created = this.sure ? [] : await topics.ensureTopics(topicSpecs);
    const [cluster, ends, known] = await Promise.all([
      this.cluster(),
      topics.endOffsets(topic),
      logs.read(topic),
    ]);
    this.known = known;
    this.sure = true;
    if (this.known === null)
      await this.begin(cluster, ends, isEmpty(ends) && (await this.parts.outbox.hasSent()));
    else if (this.known.cluster !== cluster || created.includes(topic)) await this.lost(cluster, ends);
    else if (isLower(ends, this.known.ends)) {
      const now = this.options.monotonicNow();
      this.lowerSince ??= now;
      if (now - this.lowerSince < this.options.certainAfterMs) return { whole: false };
      await this.lost(cluster, ends);
    } else {
      this.lowerSince = null;
      await this.reached(ends);
    }
    return this.republishing === undefined ? { whole: true, ends } : { whole: false };
  }

  /** A cluster does not change unnoticed: its topics are gone, or end earlier. So it is not asked each time. */
  private async cluster(): Promise<string> {
    const now = this.options.monotonicNow();
    if (!this.sure || this.seenCluster === null || now - this.seenCluster.at >= ASK_CLUSTER_EVERY_MS) {
      this.seenCluster = { id: await this.parts.topics.clusterId(), at: now };
    }
    return this.seenCluster.id;
  }

  /** Takes up the next rows, at most `limit`, so that the sweep sends them. */
  async takeUp(limit: number): Promise<void> {
    if (this.known?.republishing === undefined) return;
    const { logs, outbox } = this.parts;
    const { service, topic } = this.options;
    const { republishing, ...log } = this.known;
    const marked = await outbox.markAgain(republishing, limit);
    const taken = republishing.taken + marked.rows;
    const progress = marked.last === null ? null : { ...republishing, taken, after: marked.last };
    await logs.republished(topic, progress);
    this.known = progress === null ? log : { ...log, republishing: progress };
    if (progress === null) this.logger.warn(`${service} has taken up ${taken} events for ${topic} again`);
  }

  private async lost(cluster: string, ends: ReadonlyMap<number, bigint>): Promise<void> {
    const { service, topic } = this.options;
    this.logger.error(`${topic} lost what it had acknowledged: ${service} publishes its journal again`);
    this.parts.metrics.logLost(topic);
    await this.begin(cluster, ends, true);
  }

  private async begin(cluster: string, ends: ReadonlyMap<number, bigint>, republish: boolean): Promise<void> {
    const { topic, now } = this.options;
    const askedAt = now();
    const since = new Date(Math.max(askedAt.getTime(), (this.known?.since.getTime() ?? 0) + 1));
    const republishing: Republishing = { why: 'log-lost', askedAt, taken: 0 };
    const log = { since, cluster, ends: asRecord(ends), ...(republish && { republishing }) };
    await this.parts.logs.begin(topic, log);
    this.known = log;
    this.lowerSince = null;
  }

  private async reached(ends: ReadonlyMap<number, bigint>): Promise<void> {
    const { known } = this;
    const seen = asRecord(ends);
    if (known === null || Object.entries(seen).every(([partition, end]) => known.ends[partition] === end))
      return;
    await this.parts.logs.reached(this.options.topic, seen);
    this.known = { ...known, ends: seen };
  }
}

function isEmpty(ends: ReadonlyMap<number, bigint>): boolean {
  return [...ends.values()].every((end) => end === 0n);
}

function isLower(ends: ReadonlyMap<number, bigint>, seen: PublishedLog['ends']): boolean {
  return Object.entries(seen).some(([partition, end]) => (ends.get(Number(partition)) ?? 0n) < BigInt(end));
}

function asRecord(ends: ReadonlyMap<number, bigint>): Record<string, string> {
  return Object.fromEntries([...ends].map(([partition, end]) => [partition, String(end)]));
}
