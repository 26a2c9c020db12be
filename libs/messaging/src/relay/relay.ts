import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Beat, checkTurning, type ServersAnswer } from '../beat.js';
import { DEFAULT_BACKOFF, pause, waitAfter } from '../backoff.js';
import type { Backoff } from '../backoff.js';
import type { EventProducer } from '../event-producer.js';
import type { JournalRow } from '../journal-row.js';
import type { MessagingMetrics } from '../messaging-metrics.js';
import type { TopicAdmin, TopicSpec } from '../topic-admin.js';
import { TRANSACTION_TIMEOUT_MS } from '../transaction-timeout.js';
import { WATERMARKS_TOPIC, watermarkMessage } from '../watermark.js';
import { recordingClock, type RecordingClock } from '../recording-clock.js';
import { ClockTrail } from './clock-trail.js';
import { LeaseHolder } from './lease-holder.js';
import { LogWatch } from './log-watch.js';
import type { Outbox } from './outbox.js';
import { Doorbell } from './doorbell.js';
import type { PublishedLogs } from './published-log.js';
import type { RelayLease } from './relay-lease.js';
import { sendRows } from './send-rows.js';

export interface RelayParts {
  readonly outbox: Outbox;
  readonly lease: RelayLease;
  readonly logs: PublishedLogs;
  readonly producer: EventProducer;
  readonly topics: TopicAdmin;
  readonly metrics: MessagingMetrics;
}

export interface RelayOptions {
  /** The publisher's name, as in `/services/<service>`. */
  readonly service: string;
  readonly topic: string;
  readonly watermarksTopic?: string;
  /** Created where they are missing, also after the broker lost them. */
  readonly topicSpecs?: readonly TopicSpec[];
  /** Rows per batch, doubled up to `largestBatch` while there are more; one batch is in flight at a time. */
  readonly batchSize?: number;
  readonly largestBatch?: number;
  readonly idleSweepMs?: number;
  readonly leaseMs?: number;
  readonly watermarkEveryMs?: number;
  /** See `TRANSACTION_TIMEOUT_MS`. */
  readonly transactionTimeoutMs?: number;
  readonly backoff?: Backoff;
  /** See `LogWatchOptions`. */
  readonly certainAfterMs?: number;
  readonly clock?: RecordingClock;
  readonly monotonicNow?: () => number;
}

const DEFAULTS = {
  watermarksTopic: WATERMARKS_TOPIC,
  topicSpecs: [],
  batchSize: 500,
  largestBatch: 2_000,
  idleSweepMs: 1_000,
  leaseMs: 6_000,
  watermarkEveryMs: 1_000,
  transactionTimeoutMs: TRANSACTION_TIMEOUT_MS,
  backoff: DEFAULT_BACKOFF,
  certainAfterMs: 3_000,
  clock: recordingClock,
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
  private readonly log: LogWatch;
  private readonly trail: ClockTrail;
  private readonly doorbell = new Doorbell();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private begun = false;
  private readonly beat: Beat;
  private watermarkAt = -Infinity;

  constructor(
    private readonly parts: RelayParts,
    options: RelayOptions,
  ) {
    this.settings = { ...DEFAULTS, ...options };
    this.tenure = new LeaseHolder(`${options.service}/${randomUUID()}`, parts.lease, this.settings);
    this.log = new LogWatch(parts, { ...this.settings, now: () => this.settings.clock.now() });
    this.trail = new ClockTrail(this.settings.transactionTimeoutMs);
    this.beat = new Beat(`the relay of ${options.service}`, this.settings.monotonicNow);
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** Sweeps from now on, in the background. */
  start(): void {
    this.running ??= this.parts.lease.prepared().then(() => this.run());
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

  get logState(): LogWatch['state'] {
    return this.log.state;
  }

  /** Rejects where the loop is stuck. A broker or a database that fails does not stop it. @throws Stuck */
  async checkTurning(serversAnswer: ServersAnswer): Promise<void> {
    if (!this.begun || this.stopping.signal.aborted) return;
    await checkTurning([this.beat], serversAnswer);
  }

  /** Sends everything that is pending, if this relay has the lease. Rejects when the database or the broker fails. */
  async runOnce(): Promise<Sweep> {
    let sent = 0;
    let parked = 0;
    let limit = this.settings.batchSize;
    for (;;) {
      this.beat.now();
      if (!(await this.tenure.hold())) return { held: false, sent, parked };
      await this.log.beSure();
      const recordedTo = this.recordedTo();
      await this.log.takeUp(limit);
      const rows = await this.parts.outbox.pending(limit);
      this.beat.now();
      const refused = await this.deliver(rows);
      parked += refused;
      sent += rows.length - refused;
      const more = rows.length === limit || this.log.republishing !== undefined;
      if (!more) {
        const completeTo = await this.publishWatermark(recordedTo);
        return { held: true, sent, parked, ...(completeTo && { completeTo }) };
      }
      if (this.stopping.signal.aborted) return { held: true, sent, parked };
      limit = Math.min(limit * 2, Math.max(this.settings.largestBatch, this.settings.batchSize));
    }
  }

  private async run(): Promise<void> {
    this.beat.now();
    this.begun = true;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.runOnce();
        if (failures > 0) this.logger.log(`${this.settings.service} sends again after ${failures} failures`);
        failures = 0;
        await this.doorbell.wait(this.settings.idleSweepMs, this.stopping.signal);
      } catch (error) {
        failures += 1;
        this.beat.now();
        this.log.doubt();
        if (failures === 1) this.logger.warn(`${this.settings.service} cannot send events: ${String(error)}`);
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
      { producer, topic, source: `/services/${service}`, log: this.log.since },
      {
        sent: async (eventIds) => {
          await outbox.markSent(eventIds);
          metrics.relayed(eventIds.length);
          this.beat.now();
        },
        refused: async (row, why) => {
          await outbox.park(row._id, why, this.settings.clock.now());
          metrics.parked();
          parked += 1;
          const which = `${row.aggregatetype} ${row.aggregateid} version ${row.aggregateversion}`;
          this.logger.error(`parked event ${row._id} of ${which}: ${why}`);
        },
      },
    );
    return parked;
  }

  /**
   * Every row recorded before that is committed by now, or never will be: its transaction began so long ago. What
   * is announced is never ahead of the lease, so that a successor whose clock is behind knows of it.
   */
  private recordedTo(): Date {
    const { clock, monotonicNow } = this.settings;
    const passed = this.trail.reachedBefore(clock.now(), monotonicNow());
    return passed < this.tenure.at ? passed : this.tenure.at;
  }

  private async publishWatermark(completeTo: Date): Promise<Date | undefined> {
    const { outbox, producer } = this.parts;
    const { service, watermarksTopic, watermarkEveryMs } = this.settings;
    const now = this.settings.monotonicNow();
    if (now - this.watermarkAt < watermarkEveryMs) return undefined;
    if (await outbox.hasPendingBefore(completeTo)) return undefined;
    const log = await this.log.look();
    if (!log.whole) return undefined;
    await producer.send(watermarksTopic, [watermarkMessage(service, completeTo, log.ends, this.log.since)]);
    this.watermarkAt = now;
    return completeTo;
  }
}
