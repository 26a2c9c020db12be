import { deadLetterTopic } from './consuming/dead-letter.js';
import type { TopicSpec } from './topic-admin.js';
import { WATERMARKS_TOPIC } from './watermark.js';

/** Events are kept for ever, and a key stays in its partition for the topic's life. */
const FOR_EVER = { 'cleanup.policy': 'delete', 'retention.ms': '-1' };
const PARTITIONS = 6;
const A_DAY = { 'cleanup.policy': 'delete', 'retention.ms': '86400000' };

/** What a publisher writes to and its readers need: its topic, the dead-letter twin, and the watermarks. */
export function eventTopics(topic: string): readonly TopicSpec[] {
  return [
    { name: topic, partitions: PARTITIONS, config: FOR_EVER },
    { name: deadLetterTopic(topic), partitions: PARTITIONS, config: FOR_EVER },
    { name: WATERMARKS_TOPIC, partitions: 1, config: A_DAY },
  ];
}
