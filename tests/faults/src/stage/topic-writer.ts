import type { Message, Producer } from 'kafkajs';
import kafkajs from 'kafkajs'; // its partitioners are no ES exports
import { client, TOPIC } from './topic-watcher.js';

/** Writes to a topic in its publisher's place. */
export class TopicWriter {
  private constructor(private readonly producer: Producer) {}

  static async open(brokers: string): Promise<TopicWriter> {
    const createPartitioner = kafkajs.Partitioners.DefaultPartitioner;
    const producer = client(brokers).producer({ allowAutoTopicCreation: false, createPartitioner });
    await producer.connect();
    return new TopicWriter(producer);
  }

  async write(messages: readonly Message[], topic: string = TOPIC): Promise<void> {
    await this.producer.send({ topic, messages: [...messages] });
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }
}
