import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DEFAULT_BACKOFF, pause, waitAfter } from '../backoff.js';
import type { Backoff } from '../backoff.js';
import type { EventProducer } from '../event-producer.js';
import type { JournalRow } from '../journal-row.js';
import type { MessagingMetrics } from '../messaging-metrics.js';
import type { TopicAdmin } from '../topic-admin.js';
import { TRANSACTION_TIMEOUT_MS } from '../transaction-timeout.js';
import { WATERMARKS_TOPIC, watermarkMessage } from '../watermark.js';
import { LeaseHolder } from './lease-holder.js';
import type { Outbox } from './outbox.js';
import { Doorbell } from './doorbell.js';
import type { RelayLease } from './relay-lease.js';
import { sendRows } from './send-rows.js';

export interface RelayParts {
  readonly outbox: Outbox;
  readonly lease: RelayLease;
  readonly producer: EventProducer;
  readonly topics: TopicAdmin;
  readonly metrics: MessagingMetrics;
}

export interface RelayOptions {
  /** The publisher's name, as in `/services/<service>`. */
  readonly service: string;
  readonly topic: string;
  readonly watermarksTopic?: string;
  /** Rows per batch; one batch is in flight at a time. */
  readonly batchSize?: number;
  readonly idleSweepMs?: number;
  readonly leaseMs?: number;
  readonly watermarkEveryMs?: number;
  /** See `TRANSACTION_TIMEOUT_MS`. */
  readonly transactionTimeoutMs?: number;
  readonly backoff?: Backoff;
  readonly now?: () => Date;
  readonly monotonicNow?: () => number;
}

const DEFAULTS = {
  watermarksTopic: WATERMARKS_TOPIC,
  batchSize: 500,
  idleSweepMs: 1_000,
  leaseMs: 6_000,
  watermarkEveryMs: 1_000,
  transactionTimeoutMs: TRANSACTION_TIMEOUT_MS,
  backoff: DEFAULT_BACKOFF,
  now: () => new Date(),
  monotonicNow: () => performance.now(),
} as const satisfies Partial<RelayOptions>;

const STOP_WITHIN_MS = 5_000;

/** `held`: whether this relay has the lease. `completeTo`: the watermark published, if one was due. */
export interface Sweep {
  readonly held: boolean;
  readonly sent: number;
  readonly parked: number;
  readonly completeTo?: Date;
}

/**
 * Sends a service's committed events to its topic, at least once, each aggregate's versions in order as long as
 * one relay is active. The lease only saves work: consumers replace by version, so two relays do no harm.
 */
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private readonly settings: Required<RelayOptions>;
  private readonly tenure: LeaseHolder;
  private readonly doorbell = new Doorbell();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private watermarkAt = -Infinity;

  constructor(
    private readonly parts: RelayParts,
    options: RelayOptions,
  ) {
    this.settings = { ...DEFAULTS, ...options };
    this.tenure = new LeaseHolder(`${options.service}/${randomUUID()}`, parts.lease, this.settings);
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Sweeps from now on, in the background. */
  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in flight, which takes 5 s at most, and gives the lease back, so that another relay need not wait for it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const deadline = new AbortController();
    await Promise.race([this.running, pause(STOP_WITHIN_MS, deadline.signal)]);
    deadline.abort();
    await this.tenure.release().catch((error: unknown) => {
      this.logger.warn(`the lease was not released and will run out: ${String(error)}`);
    });
  }

  /** Says that there is something to send; to be called after a commit. Never throws, never waits. */
  nudge(): void {
    this.doorbell.ring();
  }

  /** Sends everything that is pending, if this relay has the lease. Rejects when the database or the broker fails. */
  async runOnce(): Promise<Sweep> {
    let sent = 0;
    let parked = 0;
    for (;;) {
      if (!(await this.tenure.hold())) return { held: false, sent, parked };
      const sweptFrom = this.settings.now();
      const rows = await this.parts.outbox.pending(this.settings.batchSize);
      const refused = await this.deliver(rows);
      parked += refused;
      sent += rows.length - refused;
      if (rows.length < this.settings.batchSize) {
        const completeTo = await this.publishWatermark(sweptFrom);
        return { held: true, sent, parked, ...(completeTo && { completeTo }) };
      }
      if (this.stopping.signal.aborted) return { held: true, sent, parked };
    }
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.runOnce();
        if (failures > 0) this.logger.log(`${this.settings.service} sends again after ${failures} failures`);
        failures = 0;
        await this.doorbell.wait(this.settings.idleSweepMs, this.stopping.signal);
      } catch (error) {
        failures += 1;
        if (failures === 1) this.logger.warn(`${this.settings.service} cannot send events: ${String(error)}`);
        await this.reportBacklog();
        await this.doorbell.ignore(waitAfter(failures, this.settings.backoff), this.stopping.signal);
      }
    }
  }

  private async deliver(rows: readonly JournalRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const { outbox, producer, metrics } = this.parts;
    const { service, topic } = this.settings;
    let parked = 0;
    await sendRows(
      rows,
      { producer, topic, source: `/services/${service}` },
      {
        sent: async (eventIds) => {
          await outbox.markSent(eventIds);
          metrics.relayed(eventIds.length);
        },
        refused: async (row, why) => {
          await outbox.park(row._id, why, this.settings.now());
          metrics.parked();
          parked += 1;
          const which = `${row.aggregatetype} ${row.aggregateid} version ${row.aggregateversion}`;
          this.logger.error(`parked event ${row._id} of ${which}: ${why}`);
        },
      },
    );
    return parked;
  }

  /** A row recorded before `sweptFrom` less the timeout was committed by then, so the sweep saw and sent it. */
  private async publishWatermark(sweptFrom: Date): Promise<Date | undefined> {
    const { outbox, topics, producer, metrics } = this.parts;
    const { service, topic, watermarksTopic, watermarkEveryMs, transactionTimeoutMs } = this.settings;
    metrics.pending(0);
    const now = this.settings.monotonicNow();
    if (now - this.watermarkAt < watermarkEveryMs) return undefined;
    const completeTo = new Date(sweptFrom.getTime() - transactionTimeoutMs);
    if (await outbox.hasPendingBefore(completeTo)) return undefined;
    await producer.send(watermarksTopic, [
      watermarkMessage(service, completeTo, await topics.endOffsets(topic)),
    ]);
    this.watermarkAt = now;
    return completeTo;
  }

  private async reportBacklog(): Promise<void> {
    await this.parts.outbox.countPending().then(
      (pending) => this.parts.metrics.pending(pending),
      () => undefined, // the database is what fails: the sweep has said so
    );
  }
}
