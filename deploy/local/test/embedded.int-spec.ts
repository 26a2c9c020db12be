import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';

import { databaseUri, readTopics, startIssuer, startServers, type RunningServers } from '../src/index.js';

const MINUTES = 60_000;

describe('the embedded servers', () => {
  let directory: string;
  let servers: RunningServers;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'embedded servers '));
    servers = await startServers({ directory, own: true });
  }, 6 * MINUTES);

  afterAll(async () => {
    await servers.stop();
    await rm(directory, { recursive: true });
  }, MINUTES);

  const topics = async (): Promise<string[]> => {
    const admin = new Kafka({ brokers: [servers.kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      return await admin.listTopics();
    } finally {
      await admin.disconnect();
    }
  };

  it('keeps the topics over a stop of Kafka', async () => {
    const wanted = (await readTopics()).map(({ name }) => name);
    expect(await topics()).toEqual(expect.arrayContaining(wanted));

    await servers.kafka?.stop();
    expect(servers.kafka?.pid).toBeUndefined();

    await servers.kafka?.start();
    expect(await topics()).toEqual(expect.arrayContaining(wanted));
  }, 60_000);

  it('keeps a committed transaction over a kill of the database, and frees locks', async () => {
    const uri = databaseUri(servers.mongodbUri, 'trial');
    const client = await mongoose.mongo.MongoClient.connect(uri);
    const things = client.db().collection<{ _id: number; n: number }>('things');
    await things.insertOne({ _id: 1, n: 0 });
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session });
      }),
    );

    await servers.mongodb?.kill();
    await servers.mongodb?.start();
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });

    const forgotten = client.startSession();
    forgotten.startTransaction();
    await things.updateOne({ _id: 1 }, { $set: { n: 2 } }, { session: forgotten });
    await servers.freeLocks();
    await things.updateOne({ _id: 1 }, { $set: { n: 3 } }, { maxTimeMS: 5000 });
    expect((await things.findOne({ _id: 1 }))?.n).toBe(3);
    await client.close(true);
  }, 60_000);
});

describe('the development issuer', () => {
  it('gives tokens that say who, and the same keys after a restart', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'issuer '));
    const first = await startIssuer({ directory });
    const token = await first.token({ roles: ['operational-team'], country: 'NL', organisation: 'police' });
    const keys = await keysOf(first.issuer);
    await first.stop();

    expect(claims(token)).toMatchObject({
      iss: first.issuer,
      aud: 'entente',
      sub: 'dev:operational-team:NL:police',
      roles: ['operational-team'],
      country: 'NL',
      organisation: 'police',
    });
    const { exp, iat } = claims(token) as { exp: number; iat: number };
    expect(exp - iat).toBe(12 * 60 * 60);

    const second = await startIssuer({ directory });
    expect(await keysOf(second.issuer)).toEqual(keys);
    await second.stop();
    await rm(directory, { recursive: true });
  }, 60_000);
});

async function keysOf(issuer: string): Promise<unknown> {
  return (await fetch(`${issuer}/jwks`)).json();
}

function claims(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
