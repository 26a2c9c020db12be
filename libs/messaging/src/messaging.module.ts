import { Inject, Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider, OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { BatchConsumer } from './consuming/batch-consumer.js';
import { EventProducer } from './event-producer.js';
import { connectKafka } from './kafka/connect-kafka.js';
import { KafkaBatchConsumer } from './kafka/kafka-batch-consumer.js';
import { KafkaEventProducer } from './kafka/kafka-event-producer.js';
import { KafkaTopicAdmin } from './kafka/kafka-topic-admin.js';
import { MessagingMetrics } from './messaging-metrics.js';
import { PromMessagingMetrics } from './prom-messaging-metrics.js';
import { Outbox } from './relay/outbox.js';
import { RelayLease } from './relay/relay-lease.js';
import { Relay } from './relay/relay.js';
import type { RelayOptions } from './relay/relay.js';
import { TopicAdmin } from './topic-admin.js';

export interface MessagingOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly registry: Registry;
  /** For services that publish; needs an `Outbox` and a `RelayLease`, as `MongoModule` gives them. */
  readonly relay?: RelayOptions;
  /** For services that read events: the consumer group of the `BatchConsumer` this provides. */
  readonly groupId?: string;
}

/** Kafka for a service: producer, admin, and as asked for a relay and a consumer. Starts without a broker. */
@Module({})
export class MessagingModule implements OnApplicationShutdown {
  constructor(
    @Inject(EventProducer) private readonly producer: EventProducer,
    @Inject(TopicAdmin) private readonly topics: TopicAdmin,
  ) {}

  static forRoot({ brokers, clientId, registry, relay, groupId }: MessagingOptions): DynamicModule {
    const kafka = connectKafka(brokers, clientId);
    const providers: FactoryProvider[] = [
      { provide: EventProducer, useFactory: () => new KafkaEventProducer(kafka) },
      { provide: TopicAdmin, useFactory: () => new KafkaTopicAdmin(kafka) },
      { provide: MessagingMetrics, useFactory: () => new PromMessagingMetrics(registry) },
    ];
    if (relay !== undefined) providers.push(relayProvider(relay));
    if (groupId !== undefined) {
      providers.push({
        provide: BatchConsumer,
        inject: [TopicAdmin],
        useFactory: (topics: TopicAdmin) => new KafkaBatchConsumer(kafka, topics, groupId),
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
    inject: [Outbox, RelayLease, EventProducer, TopicAdmin, MessagingMetrics],
    useFactory: (
      outbox: Outbox,
      lease: RelayLease,
      producer: EventProducer,
      topics: TopicAdmin,
      metrics: MessagingMetrics,
    ) => new Relay({ outbox, lease, producer, topics, metrics }, options),
  };
}
