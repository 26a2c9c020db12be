import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deadLetterTopic, KafkaEventServer, toMessage } from '@entente/messaging';
import type {
  BatchConsumer,
  EventProducer,
  EventValidator,
  IncomingEvent,
  KafkaEventServerOptions,
  OutgoingEvent,
  OutgoingMessage,
  RawMessage,
} from '@entente/messaging';
import { eventually } from './eventually.js';
import { CountingMetrics } from './fakes/counting-metrics.js';
import { UnreliableProducer } from './fakes/unreliable-producer.js';
import { THING, THING_CHANGED_V1 } from './journal-rows.js';

export interface ConsumerFixture {
  /** An existing topic of one partition with its dead-letter twin, of this fixture's own. */
  readonly topic: string;
  readonly producer: EventProducer;
  /** A further member of this fixture's group. */
  consumer(): BatchConsumer;
  messagesIn(topic: string): Promise<readonly RawMessage[]>;
  close(): Promise<void>;
}

const personsArrested: EventValidator = (data) =>
  typeof (data as { personsArrested?: unknown }).personsArrested === 'number'
    ? { value: data }
    : { faults: [{ pointer: '/personsArrested', detail: 'must be a number' }] };

/** What any consumer must hold under the event server: order, repetition, refusals and failures. */
export function describeConsumer(name: string, make: () => Promise<ConsumerFixture>): void {
  describe(`KafkaEventServer on ${name}`, () => {
    let fixture: ConsumerFixture;
    let metrics: CountingMetrics;
    let producer: UnreliableProducer;
    let servers: KafkaEventServer[];
    let handled: IncomingEvent[];

    beforeEach(async () => {
      fixture = await make();
      metrics = new CountingMetrics();
      producer = new UnreliableProducer(fixture.producer);
      servers = [];
      handled = [];
    });
    afterEach(async () => {
      await Promise.all(servers.map((server) => server.close()));
      await fixture.close();
    });

    const publish = (...messages: readonly OutgoingMessage[]) =>
      fixture.producer.send(fixture.topic, messages);
    const listen = (
      options: Partial<KafkaEventServerOptions> = {},
      handler: (events: IncomingEvent[]) => Promise<void> = () => Promise.resolve(),
    ) => {
      const server = new KafkaEventServer({
        consumer: fixture.consumer(),
        producer,
        metrics,
        topics: [fixture.topic],
        validators: new Map([[THING_CHANGED_V1, personsArrested]]),
        backoff: { firstMs: 5, mostMs: 50 },
        ...options,
      });
      const apply = async (events: IncomingEvent[]) => {
        await handler(events);
        handled.push(...events);
      };
      server.addHandler(THING, apply, true);
      server.listen(() => undefined);
      servers.push(server);
      return server;
    };
    const untilHandled = (count: number) =>
      eventually(`${count} handled events`, () => handled.length >= count);
    const versions = () => handled.map(({ aggregateVersion }) => aggregateVersion);

    it('hands over events in order, as they were sent', async () => {
      const event = thing({ aggregateVersion: 1, traceparent: '00-1-2-01' });
      await publish(message(event), message(thing({ subject: event.subject, aggregateVersion: 2 })));
      listen();
      await untilHandled(2);

      expect(handled[0]).toEqual({ ...event, aggregateType: THING, partition: 0, offset: 0n });
      expect(versions()).toEqual([1, 2]);
      await eventually('the count', () => metrics.of('consumed') === 2);
    });

    it('hands over an event once that comes twice in a batch', async () => {
      const event = thing();
      await publish(
        message(event),
        message(event),
        message(thing({ subject: event.subject, aggregateVersion: 2 })),
      );
      listen();
      await untilHandled(2);

      expect(versions()).toEqual([1, 2]);
      expect(metrics.of('conflictingVersion')).toBe(0);
    });

    it('reports one version under two ids', async () => {
      const event = thing();
      await publish(message(event), message({ ...event, id: randomUUID() }));
      listen();

      await eventually('the report', () => metrics.of('conflictingVersion') === 1);
      expect(handled.map(({ id }) => id)).toEqual([event.id]);
    });

    it('hands over an old version that comes after a new one', async () => {
      const subject = randomUUID();
      await publish(...[2, 1].map((aggregateVersion) => message(thing({ subject, aggregateVersion }))));
      listen();
      await untilHandled(2);

      expect(versions()).toEqual([2, 1]);
    });

    it('counts and skips an event of unknown type', async () => {
      await publish(message(thing({ type: 'com.example.sold' })), message(thing()));
      listen();
      await untilHandled(1);

      await eventually('the count', () => metrics.of('skippedUnknown') === 1);
      expect(await fixture.messagesIn(deadLetterTopic(fixture.topic))).toEqual([]);
    });

    it('puts aside what cannot be read, says why, and goes on', async () => {
      const good = message(thing());
      await publish(
        { ...good, value: '{"personsArrested":' },
        { ...good, value: '{"personsArrested":"many"}' },
        { ...good, value: null },
        { ...good, headers: { ...good.headers, ce_aggregateversion: 'seven' } },
        good,
      );
      listen();
      await untilHandled(1);

      const letters = await fixture.messagesIn(deadLetterTopic(fixture.topic));
      const byOffset = letters.toSorted((a, b) => offsetIn(a) - offsetIn(b));
      expect(byOffset.map(({ headers }) => [headers['entente_reason'], headers['entente_where']])).toEqual([
        ['malformed-json', undefined],
        ['invalid-payload', undefined],
        ['tombstone', undefined],
        ['malformed-header', 'ce_aggregateversion'],
      ]);
      expect(byOffset.map(({ value }) => value?.toString() ?? null)).toEqual([
        '{"personsArrested":',
        '{"personsArrested":"many"}',
        null,
        String(good.value),
      ]);
      expect(byOffset[0]?.headers).toMatchObject({ entente_topic: fixture.topic, entente_offset: '0' });
      expect(metrics.of('deadLettered malformed-json')).toBe(1);
    });

    it('skips nothing while a dead letter cannot be written', async () => {
      await publish({ ...message(thing()), value: 'not JSON' }, message(thing()));
      producer.failures = 3;
      listen();
      await untilHandled(1);

      expect(await fixture.messagesIn(deadLetterTopic(fixture.topic))).toHaveLength(1);
      expect(metrics.of('handlerFailed')).toBe(3);
    });

    it('repeats a batch until a failing database is back', async () => {
      await publish(message(thing()), message(thing()));
      let attempts = 0;
      listen({}, () => ((attempts += 1) < 4 ? Promise.reject(new Error('no database')) : Promise.resolve()));
      await untilHandled(2);

      expect(attempts).toBe(4);
      expect(handled).toHaveLength(2);
      expect(metrics.of('handlerFailed')).toBe(3);
    });

    it('reports a batch after its handlers, until that succeeds', async () => {
      await publish(message(thing()), message(thing({ type: 'com.example.sold' })));
      const positions: unknown[] = [];
      let failures = 2;
      listen({
        onApplied: ({ topic, partition, nextOffset, events }) => {
          if (failures-- > 0) return Promise.reject(new Error('no database'));
          positions.push({ topic, partition, nextOffset, events: events.length, handled: handled.length });
          return Promise.resolve();
        },
      });

      await eventually('the position', () => positions.length > 0);
      expect(positions).toEqual([
        { topic: fixture.topic, partition: 0, nextOffset: 2n, events: 1, handled: 1 },
      ]);
    });

    it('leaves what it could not apply to the next member of its group', async () => {
      await publish(message(thing()));
      const failing = listen({}, () => Promise.reject(new Error('no database')));
      await eventually('a failure', () => metrics.of('handlerFailed') > 0);
      await failing.close();
      expect(handled).toEqual([]);

      listen();
      await untilHandled(1);
    });

    it('loses nothing and keeps the order while a second member comes and goes', async () => {
      const subject = randomUUID();
      const publishUpTo = async (from: number, to: number) => {
        for (let aggregateVersion = from; aggregateVersion <= to; aggregateVersion += 1)
          await publish(message(thing({ subject, aggregateVersion })));
      };
      const first = listen();
      await publishUpTo(1, 10);
      await untilHandled(1);
      const second = listen();
      await publishUpTo(11, 20);
      await first.close();
      await publishUpTo(21, 30);
      await eventually('the last version', () => versions().includes(30));
      listen();
      await second.close();
      await publishUpTo(31, 40);
      await eventually('the last version', () => versions().includes(40));

      expect([...new Set(versions())]).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    it('does not repeat what was applied when another member takes over', async () => {
      await publish(message(thing()));
      const first = listen();
      await untilHandled(1);
      await first.close();
      await publish(message(thing({ aggregateVersion: 2 })));
      listen();
      await untilHandled(2);

      expect(versions()).toEqual([1, 2]);
    });
  });
}

function thing(overrides: Partial<OutgoingEvent> = {}): OutgoingEvent {
  return {
    id: randomUUID(),
    type: THING_CHANGED_V1,
    source: '/services/testing',
    subject: randomUUID(),
    aggregateVersion: 1,
    recordedAt: new Date('2026-04-27T10:00:00.000Z'),
    data: { personsArrested: 3 },
    ...overrides,
  };
}

function message(event: OutgoingEvent): OutgoingMessage {
  return toMessage(event, event.subject);
}

function offsetIn({ headers }: RawMessage): number {
  return Number(headers['entente_offset']);
}
