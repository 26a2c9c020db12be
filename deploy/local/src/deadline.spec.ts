import { describe, expect, it } from '@jest/globals';

import { StopWaiting, waitUntil } from './deadline.js';

describe('waitUntil', () => {
  it('asks again until the answer is true', async () => {
    let asked = 0;
    await waitUntil(() => Promise.resolve((asked += 1) === 3), {
      for: 'the third time',
      withinMs: 1000,
      everyMs: 1,
    });

    expect(asked).toBe(3);
  });

  it('names what it waited for and keeps the last error', async () => {
    const refused = new Error('refused');
    const waiting = waitUntil(() => Promise.reject(refused), { for: 'Kafka', withinMs: 20, everyMs: 5 });

    await expect(waiting).rejects.toMatchObject({ waitedFor: 'Kafka', cause: refused });
  });

  it('ends at once when no later answer can be different', async () => {
    const dead = new Error('dead');
    const waiting = waitUntil(() => Promise.reject(new StopWaiting(dead)), {
      for: 'Kafka',
      withinMs: 60_000,
    });

    await expect(waiting).rejects.toBe(dead);
  });
});
