import { FakeBroker, FakeProducer, FakeTopicAdmin } from './fakes/fake-broker.js';
import { InMemoryOutbox, InMemoryPublishedLogs, InMemoryRelayLease } from './fakes/in-memory-outbox.js';
import { describeRelay } from './relay.contract.js';

describeRelay('fakes', async () => {
  const broker = new FakeBroker();
  broker.create('things', 3);
  broker.create('watermarks', 1);
  const outbox = new InMemoryOutbox();
  await Promise.resolve();
  return {
    outbox,
    lease: new InMemoryRelayLease(),
    logs: new InMemoryPublishedLogs(),
    producer: new FakeProducer(broker),
    topics: new FakeTopicAdmin(broker),
    topic: 'things',
    watermarksTopic: 'watermarks',
    add: async (rows) => {
      await Promise.resolve();
      outbox.add(rows);
    },
    loseLog: async () => {
      await Promise.resolve();
      broker.topics.delete('things');
    },
    parkedIds: () => Promise.resolve([...outbox.parked.keys()]),
    messagesIn: (topic) => Promise.resolve(broker.partitionsOf(topic).flat()),
    close: () => Promise.resolve(),
  };
});
