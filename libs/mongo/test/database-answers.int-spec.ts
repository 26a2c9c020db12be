import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAddress, TcpProxy } from '@entente/testing';
import { ConnectAgain } from '../src/connect-again.js';

/** Longer than a test may take: nothing may wait for it. */
const PATIENCE_MS = 60_000;

describe('ConnectAgain.answers', () => {
  const uri = new URL(serverAddress('MONGODB_URI'));
  const proxy = new TcpProxy({ host: uri.hostname, port: Number(uri.port) });
  let database: ConnectAgain;

  beforeAll(async () => {
    uri.port = String(await proxy.open());
    uri.pathname = '/answers';
    database = new ConnectAgain(uri.href, {
      serverSelectionTimeoutMs: PATIENCE_MS,
      socketTimeoutMs: PATIENCE_MS,
    });
  });
  afterAll(() => proxy.shut());

  it('is so while the database answers', async () => {
    expect(await database.answers()).toBe(true);
  });

  it.each(['stall', 'shut'] as const)(
    'is not so after a %s, and known before the connection would give up',
    async (end) => {
      await proxy[end]();
      expect(await database.answers()).toBe(false);
    },
  );
});
