import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Logger, Module, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  BatchConsumer,
  BatchContext,
  EventProducer,
  KafkaEventServer,
  KeepCause,
  MessagingMetrics,
  MessagingModule,
  Relay,
  toMessage,
} from '@entente/messaging';
import type { IncomingEvent } from '@entente/messaging';
import { Journal, MongoModule } from '@entente/mongo';
import {
  eventually,
  pendingRow,
  serverAddress,
  testDatabase,
  testTopics,
  THING,
  THING_CHANGED_V1,
} from '@entente/testing';
import { Registry } from 'prom-client';

const handled: { events: IncomingEvent[]; topic: string }[] = [];
let failures = 0;

@Controller()
@UseFilters(KeepCause)
class ThingsConsumer {
  @EventPattern<string>(THING)
  async apply(@Payload() events: IncomingEvent[], @Ctx() { topic }: BatchContext): Promise<void> {
    await Promise.resolve();
    if (failures-- > 0) throw new Error('no database');
    handled.push({ events, topic });
  }
}

@Module({ controllers: [ThingsConsumer] })
class ReaderModule {}

@Module({})
class PublisherModule {}

const relayOf = (topic: string, watermarksTopic: string) => ({ service: 'testing', topic, watermarksTopic });

describe('MessagingModule', () => {
  Logger.overrideLogger(false);
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('carries a committed row from a publisher to a reader', async () => {
    const { create, drop } = testTopics();
    const database = await testDatabase();
    closing.push(drop, () => database.drop());
    const topic = await create(3);
    const watermarksTopic = await create(1);
    const brokers = serverAddress('KAFKA_BROKERS').split(',');

    const reader = await NestFactory.createApplicationContext({
      module: PublisherModule,
      imports: [
        MessagingModule.forRoot({ brokers, clientId: 'reader', registry: new Registry(), groupId: topic }),
      ],
    });
    closing.push(() => reader.close());
    const microservice = await NestFactory.createMicroservice(ReaderModule, {
      strategy: new KafkaEventServer({
        consumer: reader.get(BatchConsumer),
        producer: reader.get(EventProducer),
        metrics: reader.get(MessagingMetrics),
        topics: [topic],
        validators: new Map([[THING_CHANGED_V1, (data: unknown) => ({ value: data })]]),
      }),
    });
    closing.push(() => microservice.close());
    failures = 1;
    await microservice.listen();

    const publisher = await NestFactory.createApplicationContext({
      module: PublisherModule,
      imports: [
        MongoModule.forRoot(database.uri),
        MessagingModule.forRoot({
          brokers,
          clientId: 'publisher',
          registry: new Registry(),
          relay: relayOf(topic, watermarksTopic),
        }),
      ],
    });
    closing.push(() => publisher.close());
    const row = pendingRow();
    await publisher.get(Journal).collection.insertOne(row);
    publisher.get(Relay).nudge();

    await eventually('the handled event', () => handled.length > 0);
    expect(handled).toMatchObject([
      { topic, events: [{ id: row._id, data: row.payload, aggregateType: THING }] },
    ]);
  });

  it('starts, nudges and stops while no broker answers', async () => {
    const database = await testDatabase();
    closing.push(() => database.drop());
    const app = await NestFactory.createApplicationContext({
      module: PublisherModule,
      imports: [
        MongoModule.forRoot(database.uri),
        MessagingModule.forRoot({
          brokers: ['127.0.0.1:1'],
          clientId: 'lonely',
          registry: new Registry(),
          relay: relayOf('nowhere', 'nowhere-either'),
          groupId: randomUUID(),
        }),
      ],
    });
    const server = new KafkaEventServer({
      consumer: app.get(BatchConsumer),
      producer: app.get(EventProducer),
      metrics: app.get(MessagingMetrics),
      topics: ['nowhere'],
      validators: new Map(),
    });
    let listening = false;
    server.listen(() => (listening = true));
    expect(listening).toBe(true);

    await app.get(Journal).collection.insertOne(pendingRow());
    app.get(Relay).nudge();
    const event = {
      id: 'x',
      type: THING_CHANGED_V1,
      source: '/x',
      subject: 'x',
      aggregateVersion: 1,
      data: {},
    };
    const message = toMessage({ ...event, recordedAt: new Date() }, 'x');
    await expect(app.get(EventProducer).send('nowhere', [message])).rejects.toThrow();

    const stoppedFrom = performance.now();
    await server.close();
    await app.close();
    expect(performance.now() - stoppedFrom).toBeLessThan(10_000);
  });
});
