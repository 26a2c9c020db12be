import { deadLetterTopic } from '@entente/messaging';
import { describeConsumer } from './consumer.contract.js';
import { FakeBatchConsumer, FakeBroker, FakeProducer } from './fakes/fake-broker.js';

describeConsumer('fakes', () => {
  const broker = new FakeBroker();
  broker.create('things', 1);
  broker.create(deadLetterTopic('things'), 1);
  return Promise.resolve({
    topic: 'things',
    producer: new FakeProducer(broker),
    consumer: () => new FakeBatchConsumer(broker, 'readers'),
    messagesIn: (topic) => Promise.resolve(broker.partitionsOf(topic).flat()),
    close: () => Promise.resolve(),
  });
});
