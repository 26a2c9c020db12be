import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { Backlog, Outbox } from './outbox.js';
import type { Relay } from './relay.js';
import { RelayFigures } from './relay-figures.js';

describe('the figures of a relay', () => {
  it('are looked up once for all that are collected together, and anew the next time', async () => {
    const backlogs: Backlog[] = [
      { pending: 3, parked: 1, oldest: new Date(Date.now() - 60_000) },
      { pending: 2, parked: 0, oldest: null },
    ];
    const outbox = { backlog: () => Promise.resolve(backlogs.shift()!) } as unknown as Outbox;
    const registry = new Registry();
    new RelayFigures(outbox, { logState: 'whole' } as Relay, registry);
    const values = async (): Promise<readonly (number | undefined)[]> =>
      (await registry.getMetricsAsJSON()).map(({ values: [first] }) => first?.value);

    const [pending, lag, parked] = await values();
    expect([pending, parked]).toEqual([3, 1]);
    expect(lag).toBeGreaterThanOrEqual(60);
    expect(await values()).toEqual([2, 0, 0]);
  });
});
