import { randomUUID } from 'node:crypto';
import { deadLetterTopic, KafkaBatchConsumer, KafkaTopicAdmin, type connectKafka } from '@entente/messaging';
import { CannotBeDone } from '../misuse.js';
import { letter, type Letter } from './letter.js';

const WITHIN_MS = 60_000;

export type Kafka = ReturnType<typeof connectKafka>;

/** Every letter of a topic's dead-letter twin, from the first one on. */
export async function readLetters(kafka: Kafka, topic: string): Promise<readonly Letter[]> {
  const deadLetters = deadLetterTopic(topic);
  const admin = new KafkaTopicAdmin(kafka);
  const consumer = new KafkaBatchConsumer(kafka, admin, `dead-letters-${randomUUID()}`);
  try {
    if ((await admin.missing([deadLetters])).length > 0) return [];
    const ends = await admin.endOffsets(deadLetters);
    const letters: Letter[] = [];
    const unread = new Map([...ends].filter(([, end]) => end > 0n));
    if (unread.size === 0) return [];
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new CannotBeDone(`${deadLetters} could not be read within ${WITHIN_MS / 1000} s`)),
        WITHIN_MS,
      );
      consumer.start([deadLetters], ({ partition, messages }) => {
        letters.push(...messages.map((message) => letter(topic, partition, message)));
        const next = (messages.at(-1)?.offset ?? -1n) + 1n;
        if (next >= (unread.get(partition) ?? 0n)) unread.delete(partition);
        if (unread.size === 0) {
          clearTimeout(late);
          resolve();
        }
        return Promise.resolve(true);
      });
    });
    return letters;
  } finally {
    await consumer.stop(5_000);
    await admin.close();
  }
}
