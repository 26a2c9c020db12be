import mongoose from 'mongoose';

import { waitUntil } from '../deadline.js';
import { ensureReplicaSet } from '../servers/replica-set.js';
import { createTopics, readTopics } from '../servers/topics.js';
import { ensureUser } from './database-users.js';
import { databaseUsers } from './secrets.js';

/** What the servers of the container stack need before a service comes. Repeating it changes nothing. */
const settings = {
  mongodb: required('MONGODB_ADDRESS'),
  kafkaBrokers: required('KAFKA_BROKERS'),
  secretsFolder: required('SECRETS_FOLDER'),
  username: required('MONGO_INITDB_ROOT_USERNAME'),
  password: required('MONGO_INITDB_ROOT_PASSWORD'),
};

const [users, topics] = await Promise.all([prepareMongodb(), readTopics().then(prepareKafka)]);
console.log(`${users.length} database users are there: ${users.join(', ')}`);
console.log(topics.length > 0 ? `topics made: ${topics.join(', ')}` : 'every topic was there');

async function prepareMongodb(): Promise<string[]> {
  const { mongodb, username, password, secretsFolder } = settings;
  const client = await mongoose.mongo.MongoClient.connect(`mongodb://${mongodb}/?directConnection=true`, {
    auth: { username, password },
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    await waitUntil(() => ensureReplicaSet((command) => client.db('admin').command(command), mongodb), {
      for: `MongoDB at ${mongodb} to take writes`,
      withinMs: 60_000,
    });
    const users = await databaseUsers(secretsFolder);
    for (const user of users) await ensureUser((command) => client.db(user.database).command(command), user);
    return users.map(({ name }) => name);
  } finally {
    await client.close();
  }
}

function prepareKafka(topics: Parameters<typeof createTopics>[1]): Promise<string[]> {
  return createTopics(settings.kafkaBrokers, topics, 60_000);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is needed`);
  return value;
}
