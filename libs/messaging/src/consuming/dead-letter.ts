import type { BrokenEvent } from '../cloud-event.js';
import type { OutgoingMessage } from '../event-producer.js';
import type { MessageBatch, RawMessage } from './batch-consumer.js';

export interface BrokenMessage {
  readonly message: RawMessage;
  readonly because: BrokenEvent;
}

export function deadLetterTopic(topic: string): string {
  return `${topic}.dead-letter`;
}

/**
 * The message as it came, and beside it where it lay and why it was put aside: a code and at most a header's
 * name. Without its value when that has no room beside the added headers: it still lies where it was read.
 */
export function deadLetter(
  { topic, partition }: Pick<MessageBatch, 'topic' | 'partition'>,
  { message, because }: BrokenMessage,
  withValue = true,
): OutgoingMessage {
  return {
    key: message.key,
    value: withValue ? message.value : null,
    headers: {
      ...message.headers,
      entente_reason: because.reason,
      ...(because.where !== undefined && { entente_where: because.where }),
      entente_topic: topic,
      entente_partition: String(partition),
      entente_offset: String(message.offset),
      ...(!withValue && { entente_value: 'left-out' }),
    },
  };
}
