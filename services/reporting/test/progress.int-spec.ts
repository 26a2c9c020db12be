import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import {
  KafkaBatchConsumer,
  toMessage,
  WATERMARK_V1,
  WATERMARKS_TOPIC,
  type IncomingEvent,
  type OutgoingMessage,
  type WatermarkV1,
} from '@entente/messaging';
import { eventually, testTopics } from '@entente/testing';
import { PublishersProgress } from '../src/persistence/publishers-progress.js';
import { PUBLISHERS } from '../src/projections/projected-kinds.js';
import { dayEvent, resultEvent } from './events.js';
import { ownTopics, RenamedTopics } from './renamed-topics.js';
import { RunningReporting } from './running-reporting.js';

const service = 'joint-action-days';
const at = (seconds: number): string => new Date(Date.UTC(2026, 3, 27, 10, 0, seconds)).toISOString();
const mark = (seconds: number, offsets: WatermarkV1['offsets'], of = service): WatermarkV1 => ({
  service: of,
  completeTo: at(seconds),
  offsets,
});

/** What these tests say of one publisher is what the report says. */
async function othersAreFarAhead(progress: PublishersProgress): Promise<void> {
  const others = PUBLISHERS.filter((publisher) => publisher !== service);
  await progress.announce(others.map((publisher) => mark(3_000, {}, publisher)));
}

describe('PublishersProgress', () => {
  let reporting: RunningReporting;
  let progress: PublishersProgress;
  beforeAll(async () => {
    reporting = await RunningReporting.start();
    progress = reporting.get(PublishersProgress);
    await othersAreFarAhead(progress);
  });
  afterAll(() => reporting.stop());

  it('is not known before the publisher has said anything, or was read', async () => {
    expect((await reporting.report()).completeTo).toBeNull();
    await progress.announce([mark(1, { 0: '2' })]);
    expect((await reporting.report()).completeTo).toBeNull();
  });

  it('reaches a watermark once every partition is applied, and the newest of several', async () => {
    await progress.advance(service, 0, 2n);
    expect((await reporting.report()).completeTo).toBe(at(1));
    await progress.announce([mark(2, { 0: '2', 1: '1' }), mark(3, { 0: '2', 1: '4' })]);
    expect((await reporting.report()).completeTo).toBe(at(1));
    await progress.advance(service, 1, 4n);
    expect((await reporting.report()).completeTo).toBe(at(3));
  });

  it('advances while nothing happens, as the publisher goes on saying so', async () => {
    for (const second of [4, 5]) {
      await progress.announce([mark(second, { 0: '2', 1: '4' })]);
      expect((await reporting.report()).completeTo).toBe(at(second));
    }
  });

  it('never goes back', async () => {
    await progress.announce([mark(2, { 0: '1' }), mark(9, { 0: '50' })]);
    expect((await reporting.report()).completeTo).toBe(at(5));
    await progress.advance(service, 0, 1n);
    expect((await reporting.report()).completeTo).toBe(at(5));
  });

  it('is not set back by a reader that stood still, whatever log it read', async () => {
    const [lost, present] = ['2026-04-01T00:00:00.000Z', '2026-04-27T09:00:00.000Z'];
    await progress.advance('stood still', 0, 500n, lost);
    await progress.advance('stood still', 0, 7n, present);
    await progress.advance('stood still', 0, 4n, present);
    await progress.advance('stood still', 0, 900n, lost);
    await progress.announce([{ ...mark(1, { 0: '7' }, 'stood still'), log: present }]);
    expect(await progress.completeTo(['stood still'])).toBe(at(1));
    await progress.announce([{ ...mark(2, { 0: '8' }, 'stood still'), log: present }]);
    expect(await progress.completeTo(['stood still'])).toBe(at(1));
    await progress.advance('stood still', 0, 8n);
    expect(await progress.completeTo(['stood still'])).toBe(at(2));
  });

  it('waits for every publisher that reports are made of', async () => {
    const all = PUBLISHERS.map((publisher) => `${publisher} once`);
    await progress.announce(all.slice(1).map((publisher) => mark(7, {}, publisher)));
    expect(await progress.completeTo(all)).toBeNull();
    expect(PUBLISHERS.toSorted()).toEqual(['cooperation-agreements', 'joint-action-days', 'measures']);
  });

  it('is no later than the instant asked for', async () => {
    expect((await reporting.report({ asOf: at(2) })).completeTo).toBe(at(2));
    expect((await reporting.report({ asOf: at(8) })).completeTo).toBe(at(5));
  });

  it('is that of the slowest publisher', async () => {
    await progress.announce([mark(1, {}, 'quick'), mark(0, {}, 'slow')]);
    expect(await progress.completeTo(['quick', 'slow'])).toBe(at(0));
    expect(await progress.completeTo(['slow', 'quick'])).toBe(at(0));
    expect(await progress.completeTo(['quick', 'silent', 'slow'])).toBeNull();
    expect(await progress.completeTo([])).toBeNull();
  });

  it('keeps few watermarks of a publisher that is far ahead', async () => {
    const ahead = Array.from({ length: 700 }, (_, second) =>
      mark(second, { 0: String(second + 1) }, 'ahead'),
    );
    await progress.announce(ahead);
    const stored = reporting.database.connection.collection<{ _id: string; watermarks: unknown[] }>(
      'progress',
    );
    expect((await stored.findOne({ _id: 'ahead' }))?.watermarks).toHaveLength(600);
    await progress.advance('ahead', 0, 650n);
    expect(await progress.completeTo(['ahead'])).toBe(at(649));
  });
});

describe('events on Kafka', () => {
  const test = testTopics();
  const { kafka, topics, producer } = test;
  let reporting: RunningReporting;
  let topic: string;
  let watermarks: string;

  beforeAll(async () => {
    [topic, watermarks] = [await test.create(3), await test.create(1)];
    const names = { [JOINT_ACTION_DAYS_TOPIC]: topic, [WATERMARKS_TOPIC]: watermarks };
    const consumer = new RenamedTopics(
      new KafkaBatchConsumer(kafka, topics, `${topic}-readers`),
      await ownTopics(test, names),
    );
    reporting = await RunningReporting.start({ consumer });
    await othersAreFarAhead(reporting.get(PublishersProgress));
  });
  afterAll(async () => {
    await reporting.stop();
    await test.drop();
  });

  const sent = (event: IncomingEvent, key: string): OutgoingMessage =>
    toMessage({ ...event, data: event.data as object }, key);

  it('become figures, and completeTo says up to when', async () => {
    const days = Array.from({ length: 6 }, () => randomUUID());
    const messages = days.flatMap((id) => [
      sent(dayEvent({ id }), id),
      sent(resultEvent({ jointActionDayId: id, value: 7 }), id),
    ]);
    await producer.send(topic, messages);
    const ends = [...(await topics.endOffsets(topic))].map(([partition, end]) => [partition, String(end)]);
    const data = mark(30, Object.fromEntries(ends) as Record<string, string>);
    const told = { id: randomUUID(), type: WATERMARK_V1, source: `/services/${service}`, subject: service };
    const announced = { ...told, aggregateVersion: 1, recordedAt: new Date(data.completeTo), data };
    await producer.send(watermarks, [toMessage(announced, service)]);

    const query = { indicators: 'personsArrested' };
    await eventually('the watermark', async () => (await reporting.report(query)).completeTo === at(30));
    expect((await reporting.report(query)).rows).toMatchObject([{ value: 42, operations: 6 }]);
  });
});
