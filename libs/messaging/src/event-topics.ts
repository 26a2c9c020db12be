import { deadLetterTopic } from './consuming/dead-letter.js';
import type { TopicSpec } from './topic-admin.js';
import { WATERMARKS_TOPIC } from './watermark.js';

/** Kafka refuses a message dated an hour ahead of its own clock: it dates them itself, whatever a publisher's says. */
const DATED_BY_KAFKA = { 'message.timestamp.type': 'LogAppendTime' };
/** Events are kept for ever, and a key stays in its partition for the topic's life. */
const FOR_EVER = { 'cleanup.policy': 'delete', 'retention.ms': '-1', ...DATED_BY_KAFKA };
const PARTITIONS = 6;
const A_DAY = { 'cleanup.policy': 'delete', 'retention.ms': '86400000', ...DATED_BY_KAFKA };

/** What a publisher writes to and its readers need: its topic, the dead-letter twin, and the watermarks. */
export function eventTopics(topic: string): readonly TopicSpec[] {
  return [
    { name: topic, partitions: PARTITIONS, config: FOR_EVER },
    { name: deadLetterTopic(topic), partitions: PARTITIONS, config: FOR_EVER },
    { name: WATERMARKS_TOPIC, partitions: 1, config: A_DAY },
  ];
}
