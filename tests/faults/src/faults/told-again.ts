import { randomUUID } from 'node:crypto';
import type { KafkaMessage, Message } from 'kafkajs';
import { shuffled } from '../random.js';
import { TopicWriter } from '../stage/topic-writer.js';
import type { Fault } from './fault.js';

const DAY_MS = 86_400_000;
/** Within one batch the first telling of a version stays, whoever wrote it: what is made up has to come in another. */
const ANOTHER_BATCH_MS = 500;

/** Events come twice, out of order, from yesterday, and from somebody who makes up another value for a version. */
export const toldAgain: Fault = {
  name: 'told-again-and-forged',
  strike: async ({ stage, random, pause }) => {
    const writer = await TopicWriter.open(stage.kafkaBrokers);
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await pause(700);
      const heard = [...stage.watcher.recent];
      const some = shuffled(random, heard).slice(0, 60);
      await writer.write(some.map(asBefore));
      await writer.write(some.slice(0, 20).map(fromYesterday));
      await pause(ANOTHER_BATCH_MS);
      await writer.write(some.filter(isOfResult).slice(0, 20).map(forged));
    }
    await writer.close();
  },
};

function asBefore({ key, value, headers }: KafkaMessage): Message {
  return { key, value, ...(headers && { headers }) };
}

function fromYesterday(message: KafkaMessage): Message {
  const then = new Date(Date.parse(String(message.headers?.['ce_time'])) - DAY_MS).toISOString();
  return { ...asBefore(message), headers: { ...message.headers, ce_time: then } };
}

function isOfResult({ headers }: KafkaMessage): boolean {
  return String(headers?.['ce_type'] ?? '').includes('.reported-result.');
}

function forged(message: KafkaMessage): Message {
  const payload = JSON.parse(String(message.value)) as { reportedResult: { value: number } };
  payload.reportedResult.value += 1_000;
  return {
    ...asBefore(message),
    value: JSON.stringify(payload),
    headers: { ...message.headers, ce_id: randomUUID() },
  };
}
