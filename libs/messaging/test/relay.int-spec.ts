import { Journal, MongoOutbox, MongoRelayLease } from '@entente/mongo';
import { describeRelay, testDatabase, testTopics } from '@entente/testing';

describeRelay('MongoDB and Kafka', async () => {
  const database = await testDatabase();
  const { producer, topics, create, messagesIn, drop } = testTopics();
  const journal = new Journal(database.connection).collection;
  return {
    outbox: new MongoOutbox(database.connection),
    lease: new MongoRelayLease(database.connection),
    producer,
    topics,
    topic: await create(3),
    watermarksTopic: await create(1),
    add: async (rows) => {
      await journal.insertMany([...rows]);
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
