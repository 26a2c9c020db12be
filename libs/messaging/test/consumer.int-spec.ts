import { deadLetterTopic, KafkaBatchConsumer } from '@entente/messaging';
import { describeConsumer, testTopics } from '@entente/testing';

describeConsumer('Kafka', async () => {
  const { kafka, producer, topics, create, messagesIn, drop } = testTopics();
  const topic = await create(1);
  await topics.ensureTopics([{ name: deadLetterTopic(topic), partitions: 1, config: {} }]);
  return {
    topic,
    producer,
    consumer: () => new KafkaBatchConsumer(kafka, topics, `${topic}-readers`),
    messagesIn,
    close: drop,
  };
});
