import { describe, expect, it } from '@jest/globals';
import { Relay } from '@entente/messaging';
import { eventually } from './eventually.js';
import { CountingMetrics } from './fakes/counting-metrics.js';
import { FakeBroker, FakeProducer, FakeTopicAdmin } from './fakes/fake-broker.js';
import { InMemoryOutbox, InMemoryPublishedLogs, InMemoryRelayLease } from './fakes/in-memory-outbox.js';

class LeaseWithoutPlace extends InMemoryRelayLease {
  readonly place = Promise.withResolvers<undefined>();

  override prepared(): Promise<void> {
    return this.place.promise;
  }
}

describe('Relay.start', () => {
  it('waits until there is a place for its lease, and is not stuck meanwhile', async () => {
    const broker = new FakeBroker();
    broker.create('things', 3);
    const lease = new LeaseWithoutPlace();
    let clockMs = 0;
    const relay = new Relay(
      {
        outbox: new InMemoryOutbox(),
        lease,
        logs: new InMemoryPublishedLogs(),
        producer: new FakeProducer(broker),
        topics: new FakeTopicAdmin(broker),
        metrics: new CountingMetrics(),
      },
      { service: 'testing', topic: 'things', monotonicNow: () => clockMs },
    );

    relay.start();
    clockMs += 60_000;
    await relay.checkTurning(() => Promise.resolve(true));
    expect(await lease.read()).toBeNull();

    lease.place.resolve(undefined);
    await eventually('its lease', async () => (await lease.read()) !== null);
    await relay.stop();
  });
});
