import { Kafka, logLevel } from 'kafkajs';

/** For what the bench asks and sends itself. A peer makes its own: all that it does stands in its file. */
export function benchKafka(brokers: string): Kafka {
  return new Kafka({ clientId: 'bench', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
}
