import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectKafka, KafkaTopicAdmin } from '@entente/messaging';
import { serverAddress, TcpProxy } from '@entente/testing';

const WITHIN_MS = 2_000;

describe('KafkaTopicAdmin.answers', () => {
  const [host = '', port] = serverAddress('KAFKA_BROKERS').split(':');
  const proxy = new TcpProxy({ host, port: Number(port) });
  let topics: KafkaTopicAdmin;

  beforeAll(async () => {
    topics = new KafkaTopicAdmin(connectKafka([`127.0.0.1:${await proxy.open()}`], 'answers'));
  });
  afterAll(async () => {
    await topics.close();
    await proxy.shut();
  });

  it('is so while the broker answers', async () => {
    expect(await topics.answers()).toBe(true);
  });

  it.each(['stall', 'shut'] as const)('is not so after a %s, and known soon', async (end) => {
    await proxy[end]();
    const askedAt = performance.now();
    expect(await topics.answers()).toBe(false);
    expect(performance.now() - askedAt).toBeLessThan(WITHIN_MS);
  });
});
