import { Journal, MongoOutbox, MongoPublishedLogs, MongoRelayLease } from '@entente/mongo';
import { describeRelay, eventually, testDatabase, testTopics } from '@entente/testing';

describeRelay('MongoDB and Kafka', async () => {
  const database = await testDatabase();
  const { kafka, producer, topics, create, messagesIn, drop } = testTopics();
  const journal = new Journal(database.connection).collection;
  const topic = await create(3);
  return {
    outbox: new MongoOutbox(database.connection),
    lease: new MongoRelayLease(database.connection),
    logs: new MongoPublishedLogs(database.connection),
    producer,
    topics,
    topic,
    watermarksTopic: await create(1),
    add: async (rows) => {
      await journal.insertMany([...rows]);
    },
    loseLog: async () => {
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
      await eventually('the topic to be gone', async () => (await topics.missing([topic])).length === 1);
      await admin.disconnect();
    },
    parkedIds: async () => {
      const parked = await journal.find({ 'parked.at': { $exists: true } }).toArray();
      return parked.map(({ _id }) => _id);
    },
    messagesIn,
    close: async () => {
      await Promise.all([database.drop(), drop()]);
    },
  };
});
