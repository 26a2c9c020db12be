import kafkajs from 'kafkajs'; // its error classes are no ES exports
import type { Kafka, Message, Producer } from 'kafkajs';
import { EventProducer, MessageTooLarge } from '../event-producer.js';
import type { OutgoingMessage } from '../event-producer.js';

const ALL_REPLICAS = -1;

/** Connects at the first send, and anew after every failure: an idempotent producer may not recover by itself. */
export class KafkaEventProducer extends EventProducer {
  private connected: Promise<Producer> | undefined;

  constructor(private readonly kafka: Kafka) {
    super();
  }

  async send(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    this.connected ??= this.connect();
    const connected = this.connected;
    try {
      const producer = await connected;
      await producer.send({ topic, acks: ALL_REPLICAS, messages: messages as Message[] });
    } catch (error) {
      if (this.connected === connected) this.connected = undefined;
      await connected.then(
        (producer) => producer.disconnect(),
        () => undefined, // never was connected
      );
      throw isTooLarge(error) ? new MessageTooLarge(topic, { cause: error }) : error;
    }
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    await connected?.then(
      (producer) => producer.disconnect(),
      () => undefined, // never was connected
    );
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }
}

function isTooLarge(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof kafkajs.KafkaJSError && 'type' in cause && cause.type === 'MESSAGE_TOO_LARGE')
      return true;
  }
  return false;
}
