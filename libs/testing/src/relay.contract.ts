import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RecordingClock, Relay, Stuck, TRANSACTION_TIMEOUT_MS } from '@entente/messaging';
import type { JournalRow, RawMessage, RelayOptions, RelayParts, WatermarkV1 } from '@entente/messaging';
import { eventually, Gate } from './eventually.js';
import { CountingMetrics } from './fakes/counting-metrics.js';
import { UnreliableProducer } from './fakes/unreliable-producer.js';
import { pendingRow, pendingVersions, THING, THING_CHANGED_V1 } from './journal-rows.js';

export interface RelayFixture extends Omit<RelayParts, 'metrics'> {
  /** Existing topics of this fixture's own. */
  readonly topic: string;
  readonly watermarksTopic: string;
  /** Commits rows to the journal behind `outbox`. */
  add(rows: readonly JournalRow[]): Promise<void>;
  /** Loses the topic and everything in it. */
  loseLog(): Promise<void>;
  parkedIds(): Promise<readonly string[]>;
  /** Everything in a topic, each partition in order. */
  messagesIn(topic: string): Promise<readonly RawMessage[]>;
  close(): Promise<void>;
}

/** What any outbox, lease and producer must hold under the relay. */
export function describeRelay(name: string, make: () => Promise<RelayFixture>): void {
  describe(`Relay on ${name}`, () => {
    let fixture: RelayFixture;
    let producer: UnreliableProducer;
    let metrics: CountingMetrics;
    let clockMs: number;

    beforeEach(async () => {
      fixture = await make();
      producer = new UnreliableProducer(fixture.producer);
      metrics = new CountingMetrics();
      clockMs = 0;
    });
    afterEach(() => fixture.close());

    const relay = (options: Partial<RelayOptions> = {}) => {
      const { topic, watermarksTopic } = fixture;
      const monotonicNow = () => clockMs;
      const parts = { ...fixture, producer, metrics };
      return new Relay(parts, { service: 'testing', topic, watermarksTopic, monotonicNow, ...options });
    };
    const versionsOf = async (aggregateId: string) =>
      (await fixture.messagesIn(fixture.topic))
        .filter(({ headers }) => headers['ce_subject'] === aggregateId)
        .map(({ headers }) => Number(headers['ce_aggregateversion']));
    const answering = () => Promise.resolve(true);
    const turns = (active: Relay): Promise<boolean> =>
      active.checkTurning(answering).then(
        () => true,
        () => false,
      );
    const idOf = ([row]: readonly JournalRow[]) => row?.aggregateid ?? '';

    it('sends a committed row as a CloudEvent under its key, once', async () => {
      const row = pendingRow({ key: 'the-operation', traceparent: '00-1-2-01' });
      await fixture.add([row]);
      const active = relay();

      expect(await active.runOnce()).toMatchObject({ held: true, sent: 1, parked: 0 });
      expect(await active.runOnce()).toMatchObject({ held: true, sent: 0 });

      const messages = await fixture.messagesIn(fixture.topic);
      expect(messages.map(({ key, value }) => [String(key), JSON.parse(String(value)) as unknown])).toEqual([
        ['the-operation', row.payload],
      ]);
      expect(messages[0]?.headers).toMatchObject({
        ce_specversion: '1.0',
        ce_id: row._id,
        ce_type: THING_CHANGED_V1,
        ce_source: '/services/testing',
        ce_subject: row.aggregateid,
        ce_aggregateversion: '1',
        ce_recordedat: row.recordedAt.toISOString(),
        'content-type': 'application/json',
        traceparent: '00-1-2-01',
      });
      expect(metrics.of('relayed')).toBe(1);
    });

    it('keeps versions in order whatever the batch size and the order of ids', async () => {
      const versions = pendingVersions(5);
      const ids = versions.map(({ _id }) => _id).reverse();
      await fixture.add(versions.map((row, index) => ({ ...row, _id: ids[index] ?? row._id })));
      await fixture.add(pendingVersions(3));

      await relay({ batchSize: 2 }).runOnce();

      expect(await versionsOf(idOf(versions))).toEqual([1, 2, 3, 4, 5]);
      expect(await fixture.outbox.countPending()).toBe(0);
    });

    it('keeps rows while the broker fails and sends them later', async () => {
      const versions = pendingVersions(3);
      await fixture.add(versions);
      const active = relay();
      producer.failures = 1;

      await expect(active.runOnce()).rejects.toThrow('the broker does not answer');
      expect(await fixture.outbox.countPending()).toBe(3);
      await active.runOnce();

      expect(await versionsOf(idOf(versions))).toEqual([1, 2, 3]);
    });

    it('parks a row that is too large and lets later versions pass', async () => {
      const versions = pendingVersions(3);
      const [, large] = versions;
      await fixture.add(
        versions.map((row) => (row === large ? { ...row, payload: { text: 'x'.repeat(1_200_000) } } : row)),
      );

      expect(await relay().runOnce()).toMatchObject({ sent: 2, parked: 1 });
      expect(await versionsOf(idOf(versions))).toEqual([1, 3]);
      expect(await fixture.parkedIds()).toEqual([large?._id]);
      expect(await fixture.outbox.countPending()).toBe(0);
    });

    it('sends more than one record batch can hold', async () => {
      const versions = pendingVersions(12).map((row) => ({ ...row, payload: { text: 'x'.repeat(200_000) } }));
      await fixture.add(versions);

      expect(await relay().runOnce()).toMatchObject({ sent: 12, parked: 0 });
      expect(await versionsOf(idOf(versions))).toEqual(
        versions.map(({ aggregateversion }) => aggregateversion),
      );
    });

    it('lets one of two relays work, and the other after a release', async () => {
      const [first, second] = [relay(), relay()];
      await fixture.add(pendingVersions(2));

      expect((await Promise.all([first.runOnce(), second.runOnce()])).map(({ held }) => held).sort()).toEqual(
        [false, true],
      );
      await Promise.all([first.stop(), second.stop()]);
      expect(await relay().runOnce()).toMatchObject({ held: true });
    });

    it('is taken over when the owner stalls, and the stale owner notices', async () => {
      const versions = pendingVersions(3);
      await fixture.add(versions);
      const stale = relay();
      const gate = new Gate();
      producer.gate = gate;
      const stalled = stale.runOnce();
      await gate.reached;
      producer.gate = undefined;

      const successor = relay({ leaseMs: 1_000 });
      expect(await successor.runOnce()).toMatchObject({ held: false });
      clockMs += 999;
      expect(await successor.runOnce()).toMatchObject({ held: false });
      clockMs += 1;
      expect(await successor.runOnce()).toMatchObject({ held: true, sent: 3 });
      gate.open();
      await stalled;
      clockMs += 10_000;

      expect(await stale.runOnce()).toMatchObject({ held: false });
      expect([...new Set(await versionsOf(idOf(versions)))]).toEqual([1, 2, 3]);
      expect(await fixture.outbox.countPending()).toBe(0);
    });

    it('says up to when its topic is complete, about once a second', async () => {
      const now = new Date('2026-04-27T10:00:00.000Z');
      await fixture.add(pendingVersions(2));
      const active = relay({ clock: new RecordingClock(() => now.getTime()) });

      const completeTo = new Date(now.getTime() - TRANSACTION_TIMEOUT_MS);
      expect(await active.runOnce()).toMatchObject({ completeTo });
      clockMs += 500;
      expect(await active.runOnce()).not.toHaveProperty('completeTo');
      clockMs += 500;
      expect(await active.runOnce()).toHaveProperty('completeTo');

      const watermarks = await fixture.messagesIn(fixture.watermarksTopic);
      expect(watermarks).toHaveLength(2);
      const { offsets, ...rest } = JSON.parse(String(watermarks[0]?.value)) as WatermarkV1;
      expect(rest).toEqual({
        service: 'testing',
        completeTo: completeTo.toISOString(),
        log: now.toISOString(),
      });
      expect(Object.values(offsets).reduce((sum, end) => sum + Number(end), 0)).toBe(2);
      expect(String(watermarks[0]?.key)).toBe('testing');
    });

    it('gives transactions their time, also where the clock has jumped ahead meanwhile', async () => {
      let wallMs = Date.parse('2026-04-27T10:00:00.000Z');
      const active = relay({ clock: new RecordingClock(() => wallMs) });
      const completeAfter = async (ms: number): Promise<Date | undefined> => {
        clockMs += ms;
        wallMs += ms;
        return (await active.runOnce()).completeTo;
      };
      await completeAfter(0);

      wallMs += 3_600_000;
      expect(await completeAfter(4_000)).toEqual(new Date('2026-04-27T09:59:59.000Z'));
      expect(await completeAfter(6_000)).toEqual(new Date('2026-04-27T11:00:05.000Z'));
    });

    it('records nothing before what its predecessor may have called complete', async () => {
      const [ahead, behind] = ['2026-04-27T10:00:00.000Z', '2026-04-27T07:00:00.000Z'].map((instant) => {
        return new RecordingClock(() => Date.parse(instant));
      }) as [RecordingClock, RecordingClock];
      const predecessor = relay({ clock: ahead });
      await predecessor.runOnce();
      await predecessor.stop();

      const { completeTo } = await relay({ clock: behind }).runOnce();

      expect(behind.now()).toEqual(ahead.now());
      expect(completeTo).toEqual(new Date(ahead.now().getTime() - TRANSACTION_TIMEOUT_MS));
    });

    it('says nothing of completeness while an earlier row is on its way to a majority', async () => {
      const late = pendingRow({ recordedAt: new Date(Date.now() - 60_000) });
      const { outbox } = fixture;
      const hidden = { ...fixture, producer, metrics, outbox: Object.create(outbox) as typeof outbox };
      hidden.outbox.pending = () => Promise.resolve([]);
      await fixture.add([late]);
      const { topic, watermarksTopic } = fixture;

      expect(
        await new Relay(hidden, { service: 'testing', topic, watermarksTopic }).runOnce(),
      ).not.toHaveProperty('completeTo');
    });

    it('says nothing of completeness while a row cannot be sent', async () => {
      await fixture.add(pendingVersions(1));
      producer.failures = 1;

      await expect(relay().runOnce()).rejects.toThrow();
      expect(await fixture.messagesIn(fixture.watermarksTopic)).toEqual([]);
    });

    it('publishes its journal again, in order, when the broker has lost it', async () => {
      const [first, second] = [pendingVersions(5), pendingVersions(4)];
      await fixture.add([...first, ...second]);
      const topicSpecs = [{ name: fixture.topic, partitions: 3, config: {} }];
      const before = relay({ topicSpecs, batchSize: 2 });
      await before.runOnce();
      await before.stop();
      const lost = await fixture.logs.read(fixture.topic);
      await fixture.loseLog();

      const after = relay({ topicSpecs, batchSize: 2 });
      const sweep = await after.runOnce();

      expect(sweep).toMatchObject({ held: true, sent: 9 });
      expect(sweep).toHaveProperty('completeTo');
      expect(await versionsOf(idOf(first))).toEqual([1, 2, 3, 4, 5]);
      expect(await versionsOf(idOf(second))).toEqual([1, 2, 3, 4]);
      expect(metrics.of('logLost')).toBe(1);
      const present = await fixture.logs.read(fixture.topic);
      expect(present?.since.getTime()).toBeGreaterThan(lost?.since.getTime() ?? Infinity);
      const names = (await fixture.messagesIn(fixture.topic)).map(({ headers }) => headers['entente_log']);
      expect(new Set(names)).toEqual(new Set([present?.since.toISOString()]));
      expect(await after.runOnce()).toMatchObject({ sent: 0 });
    });

    it('leaves no row out where two types of aggregates share an id', async () => {
      const first = pendingRow();
      const { aggregateid } = first;
      const twin = pendingRow({ aggregateid, aggregatetype: `${THING}-twin` });
      await fixture.add([first, twin]);
      const topicSpecs = [{ name: fixture.topic, partitions: 3, config: {} }];
      const before = relay({ topicSpecs, batchSize: 1 });
      await before.runOnce();
      await before.stop();
      await fixture.loseLog();

      expect(await relay({ topicSpecs, batchSize: 1 }).runOnce()).toMatchObject({ held: true, sent: 2 });
      expect(await versionsOf(aggregateid)).toEqual([1, 1]);
    });

    it('counts end offsets that went back as a lost log once that is certain, and says nothing till then', async () => {
      await fixture.add(pendingVersions(3));
      const active = relay({ certainAfterMs: 3_000 });
      await active.runOnce();
      const { topic, logs } = fixture;
      const ends = (await logs.read(topic))?.ends ?? {};
      const acknowledged = Object.fromEntries(
        Object.entries(ends).map(([partition, end]) => [partition, String(Number(end) + 1)]),
      );
      await logs.reached(topic, acknowledged);

      clockMs += 1_000;
      const suspected = await active.runOnce();
      expect(suspected).toMatchObject({ sent: 0 });
      expect(suspected).not.toHaveProperty('completeTo');
      clockMs += 3_000;
      await active.runOnce();
      expect(metrics.of('logLost')).toBe(1);
      expect(await active.runOnce()).toMatchObject({ sent: 3 });
    });

    it('publishes again what was recorded from an instant on, when asked', async () => {
      const recorded = pendingVersions(3).map((row) => ({
        ...row,
        recordedAt: new Date(Date.UTC(2026, 3, row.aggregateversion)),
      }));
      await fixture.add(recorded);
      const active = relay();
      await active.runOnce();
      const from = new Date(Date.UTC(2026, 3, 2));
      const request = { why: 'asked', askedAt: new Date(), from, taken: 0 } as const;

      expect(await fixture.logs.ask(fixture.topic, request)).toBe(true);
      expect(await fixture.logs.ask(fixture.topic, request)).toBe(false);
      clockMs += 1_000;
      await active.runOnce();
      await active.runOnce();

      expect(await versionsOf(idOf(recorded))).toEqual([1, 2, 3, 2, 3]);
      expect((await fixture.logs.read(fixture.topic))?.republishing).toBeUndefined();
    });

    it('tells what waits, since when, and what was set aside', async () => {
      const [early, late] = [new Date(Date.UTC(2026, 3, 1)), new Date(Date.UTC(2026, 3, 2))];
      await fixture.add([pendingRow({ recordedAt: late }), pendingRow({ recordedAt: early })]);
      const large = pendingRow({ payload: { text: 'x'.repeat(1_200_000) } });
      expect(await fixture.outbox.backlog()).toEqual({ pending: 2, parked: 0, oldest: early });

      await fixture.add([large]);
      await relay().runOnce();
      expect(await fixture.outbox.backlog()).toEqual({ pending: 0, parked: 1, oldest: null });
    });

    it('says that it is stuck when a send never ends, and not while the broker fails', async () => {
      const active = relay({ idleSweepMs: 5, backoff: { firstMs: 1, mostMs: 5 } });
      producer.failures = 5;
      await fixture.add(pendingVersions(1));
      active.start();
      await eventually('the row', () => metrics.of('relayed') === 1);
      clockMs += 12_000;
      await eventually('a turn', () => turns(active));

      const gate = new Gate();
      producer.gate = gate;
      await fixture.add(pendingVersions(1));
      active.nudge();
      await gate.reached;
      clockMs += 12_000;
      await expect(active.checkTurning(answering)).rejects.toThrow(Stuck);
      gate.open();
      await eventually('a turn', () => turns(active));
      await active.stop();
    });

    it('sends at a nudge and gives the lease back when it stops', async () => {
      const active = relay({ idleSweepMs: 3_600_000 });
      active.start();
      await eventually('the first sweep', async () => (await fixture.lease.read()) !== null);
      const versions = pendingVersions(1);
      await fixture.add(versions);
      active.nudge();

      await eventually('the nudged row', () => metrics.of('relayed') === 1);
      await active.stop();
      expect(await fixture.lease.read()).toMatchObject({ owner: null });
    });
  });
}
