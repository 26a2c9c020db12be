import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider, OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { BatchConsumer } from './consuming/batch-consumer.js';
import { EventProducer } from './event-producer.js';
import type { GroupMembership, KafkaConnection } from './kafka/connection.js';
import { connectKafka } from './kafka/connect-kafka.js';
import { KafkaBatchConsumer } from './kafka/kafka-batch-consumer.js';
import { KafkaEventProducer } from './kafka/kafka-event-producer.js';
import { KafkaTopicAdmin } from './kafka/kafka-topic-admin.js';
import { MessagingMetrics } from './messaging-metrics.js';
import { PromMessagingMetrics } from './prom-messaging-metrics.js';
import { ReaderFigures } from './consuming/reader-figures.js';
import { Outbox } from './relay/outbox.js';
import { PublishedLogs } from './relay/published-log.js';
import { RelayLease } from './relay/relay-lease.js';
import { RelayFigures } from './relay/relay-figures.js';
import { Relay } from './relay/relay.js';
import type { RelayOptions } from './relay/relay.js';
import { TopicAdmin } from './topic-admin.js';

export interface MessagingOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly connection?: KafkaConnection;
  readonly registry: Registry;
  /** For services that publish; needs an `Outbox`, a `RelayLease` and `PublishedLogs`, as `MongoModule` gives them. */
  readonly relay?: RelayOptions;
  /** For services that read events: the consumer group of the `BatchConsumer` this provides. */
  readonly groupId?: string;
  readonly membership?: GroupMembership;
  /** What that group reads, for the figures of its lag. */
  readonly reads?: readonly string[];
}

/** Kafka for a service: producer, admin, and as asked for a relay and a consumer. Starts without a broker. */
@Module({})
export class MessagingModule implements OnApplicationShutdown {
  constructor(
    @Inject(EventProducer) private readonly producer: EventProducer,
    @Inject(TopicAdmin) private readonly topics: TopicAdmin,
  ) {}

  static forRoot({
    brokers,
    clientId,
    connection,
    registry,
    relay,
    groupId,
    membership,
    reads = [],
  }: MessagingOptions): DynamicModule {
    const kafka = connectKafka(brokers, clientId, connection);
    const providers: FactoryProvider[] = [
      { provide: EventProducer, useFactory: () => new KafkaEventProducer(kafka) },
      { provide: TopicAdmin, useFactory: () => new KafkaTopicAdmin(kafka) },
      { provide: MessagingMetrics, useFactory: () => new PromMessagingMetrics(registry) },
    ];
    if (relay !== undefined) {
      providers.push(relayProvider(relay), {
        provide: RelayFigures,
        inject: [Outbox, Relay],
        useFactory: (outbox: Outbox, active: Relay) => new RelayFigures(outbox, active, registry),
      });
    }
    if (groupId !== undefined) {
      providers.push({
        provide: BatchConsumer,
        inject: [TopicAdmin],
        useFactory: (topics: TopicAdmin) => new KafkaBatchConsumer(kafka, topics, groupId, membership),
      });
      providers.push({
        provide: ReaderFigures,
        inject: [TopicAdmin],
        useFactory: (topics: TopicAdmin) => new ReaderFigures(topics, groupId, reads, registry),
      });
    }
    return {
      module: MessagingModule,
      global: true,
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.producer.close(), this.topics.close()]);
  }
}

function relayProvider(options: RelayOptions): FactoryProvider {
  return {
    provide: Relay,
    inject: [Outbox, RelayLease, PublishedLogs, EventProducer, TopicAdmin, MessagingMetrics],
    useFactory: (
      outbox: Outbox,
      lease: RelayLease,
      logs: PublishedLogs,
      producer: EventProducer,
      topics: TopicAdmin,
      metrics: MessagingMetrics,
    ) => new Relay({ outbox, lease, logs, producer, topics, metrics }, options),
  };
}
