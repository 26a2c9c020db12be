import { Outbox, PublishedLogs, RelayLease } from '@entente/messaging';
import type {
  Backlog,
  JournalRow,
  LeaseRecord,
  MarkedAgain,
  Parked,
  PublishedLog,
  Republishing,
} from '@entente/messaging';

export class InMemoryOutbox extends Outbox {
  private readonly rows = new Map<string, JournalRow>();
  private readonly sent = new Map<string, JournalRow>();
  readonly parked = new Map<string, Parked>();

  add(rows: readonly JournalRow[]): void {
    for (const row of rows) this.rows.set(row._id, row);
  }

  async pending(limit: number): Promise<readonly JournalRow[]> {
    await Promise.resolve();
    return [...this.rows.values()]
      .sort((a, b) => a.aggregateversion - b.aggregateversion || (a._id < b._id ? -1 : 1))
      .slice(0, limit);
  }

  async hasSent(): Promise<boolean> {
    await Promise.resolve();
    return this.sent.size > 0;
  }

  async markSent(eventIds: readonly string[]): Promise<void> {
    await Promise.resolve();
    for (const id of eventIds) {
      const row = this.rows.get(id);
      if (row) this.sent.set(id, row);
      this.rows.delete(id);
    }
  }

  async park(eventId: string, why: string, at: Date): Promise<void> {
    await this.markSent([eventId]);
    this.sent.delete(eventId);
    this.parked.set(eventId, { at, why });
  }

  async markAgain(
    { from, after }: Pick<Republishing, 'from' | 'after'>,
    limit: number,
  ): Promise<MarkedAgain> {
    await Promise.resolve();
    const { aggregateId = '', aggregateType = '', aggregateVersion = 0 } = after ?? {};
    const place = (id: string, type: string, version: number): string =>
      `${id}/${type}/${String(version).padStart(15, '0')}`;
    const placeOf = ({ aggregateid, aggregatetype, aggregateversion }: JournalRow): string =>
      place(aggregateid, aggregatetype, aggregateversion);
    const next = [...this.sent.values(), ...this.rows.values()]
      .filter((row) => placeOf(row) > place(aggregateId, aggregateType, aggregateVersion))
      .filter(({ recordedAt }) => from === undefined || recordedAt >= from)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .slice(0, limit);
    for (const row of next) this.rows.set(row._id, row);
    const last = next.length < limit ? undefined : next.at(-1);
    return {
      rows: next.length,
      last: last
        ? {
            aggregateId: last.aggregateid,
            aggregateType: last.aggregatetype,
            aggregateVersion: last.aggregateversion,
          }
        : null,
    };
  }

  async backlog(): Promise<Backlog> {
    const oldest = [...this.rows.values()]
      .map(({ recordedAt }) => recordedAt)
      .sort((a, b) => Number(a) - Number(b));
    return { pending: await this.countPending(), parked: this.parked.size, oldest: oldest[0] ?? null };
  }

  async countPending(): Promise<number> {
    await Promise.resolve();
    return this.rows.size;
  }

  async hasPendingBefore(instant: Date): Promise<boolean> {
    await Promise.resolve();
    return [...this.rows.values()].some(({ recordedAt }) => recordedAt < instant);
  }
}

export class InMemoryRelayLease extends RelayLease {
  private record: LeaseRecord | null = null;

  async read(): Promise<LeaseRecord | null> {
    await Promise.resolve();
    return this.record;
  }

  async change(owner: string | null, seen: number | null, at: Date): Promise<boolean> {
    await Promise.resolve();
    if ((this.record?.counter ?? null) !== seen) return false;
    this.record = { owner, counter: (seen ?? 0) + 1, at };
    return true;
  }
}

export class InMemoryPublishedLogs extends PublishedLogs {
  private readonly logs = new Map<string, PublishedLog>();

  async read(topic: string): Promise<PublishedLog | null> {
    await Promise.resolve();
    return this.logs.get(topic) ?? null;
  }

  async begin(topic: string, log: PublishedLog): Promise<void> {
    await Promise.resolve();
    this.logs.set(topic, log);
  }

  async reached(topic: string, ends: PublishedLog['ends']): Promise<void> {
    const log = await this.read(topic);
    if (log) this.logs.set(topic, { ...log, ends });
  }

  async republished(topic: string, progress: Republishing | null): Promise<void> {
    const { republishing: _republishing, ...log } = (await this.read(topic)) ?? {};
    this.logs.set(topic, { ...(log as PublishedLog), ...(progress && { republishing: progress }) });
  }

  async ask(topic: string, request: Republishing): Promise<boolean> {
    const log = await this.read(topic);
    if (log === null || log.republishing) return false;
    await this.republished(topic, request);
    return true;
  }
}
