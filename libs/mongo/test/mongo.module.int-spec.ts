import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Logger, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { Outbox } from '@entente/messaging';
import { DatabaseStart, Journal, MongoModule, VersionedCollection } from '@entente/mongo';
import { eventually, pendingRow, serverAddress, TcpProxy, THING } from '@entente/testing';
import type { Thing } from '@entente/testing';
import type { Connection } from 'mongoose';

@Injectable()
class Things {
  constructor(start: DatabaseStart) {
    start.ensure('things', [{ key: { label: 1 }, unique: true }]);
  }
}

@Module({ providers: [Things] })
class ServiceModule {}

describe('MongoModule', () => {
  Logger.overrideLogger(false);
  const server = new URL(serverAddress('MONGODB_URI'));
  const proxy = new TcpProxy({ host: server.hostname, port: Number(server.port) });
  let app: INestApplicationContext;

  const start = async (port: number) => {
    const uri = `mongodb://127.0.0.1:${port}/test-${randomUUID().slice(0, 13)}?directConnection=true`;
    app = await NestFactory.createApplicationContext({
      module: ServiceModule,
      imports: [MongoModule.forRoot(uri)],
    });
    return app;
  };
  const isReady = () =>
    app
      .get(DatabaseStart)
      .check()
      .then(
        () => true,
        () => false,
      );

  afterEach(async () => {
    await app.get<Connection>(getConnectionToken()).dropDatabase();
    await app.close();
    await proxy.shut();
  });

  it('starts without a database and is ready once it is there', async () => {
    const port = await proxy.open();
    await proxy.shut();
    const startedAt = performance.now();
    await start(port);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(await isReady()).toBe(false);

    await proxy.open();
    await eventually('the database', isReady);
    const indexes = await app.get(Journal).collection.indexes();
    expect(indexes.map(({ key }) => key)).toContainEqual({
      aggregateid: 1,
      aggregatetype: 1,
      aggregateversion: 1,
    });
  });

  it('creates the indexes that were asked for', async () => {
    await start(await proxy.open());
    await eventually('the database', isReady);

    const db = app.get<Connection>(getConnectionToken()).getClient().db();
    expect(await db.collection('things').indexes()).toHaveLength(2);
    expect(() => app.get(DatabaseStart).ensure('others')).toThrow('after the start');
  });

  it('comes back after the database was away', async () => {
    await start(await proxy.open());
    await eventually('the database', isReady);
    await proxy.shut();
    expect(await isReady()).toBe(false);
    await proxy.open();

    await eventually('the database', isReady);
    const things = new VersionedCollection<Thing>(app.get(getConnectionToken()), {
      collection: 'things',
      aggregateType: THING,
    });
    const id = randomUUID();
    const event = { type: THING, aggregateType: THING, aggregateId: id, key: id, payload: {} };
    const command = { actor: { subject: 'tester', roles: [] }, requestId: 'a-request' };
    expect(await things.save(id, { label: id, personsArrested: 1 }, 0, () => event, command)).toBe(1);
  });

  it('gives the relay its outbox', async () => {
    await start(await proxy.open());
    await eventually('the database', isReady);
    const row = pendingRow();
    await app.get(Journal).collection.insertOne(row);

    expect(await app.get(Outbox).pending(10)).toEqual([row]);
  });
});
