import { describe, expect, it } from '@jest/globals';
import { Doorbell } from './doorbell.js';

const HOUR = 3_600_000;
const never = new AbortController().signal;

describe('Doorbell', () => {
  it('wakes who waits', async () => {
    const doorbell = new Doorbell();
    const waiting = doorbell.wait(HOUR, never);
    doorbell.ring();
    await waiting;
  });

  it('keeps a ring for the next wait, once', async () => {
    const doorbell = new Doorbell();
    doorbell.ring();
    doorbell.ring();
    await doorbell.wait(HOUR, never);

    let woken = false;
    const again = doorbell.wait(HOUR, never).then(() => (woken = true));
    await new Promise(setImmediate);
    expect(woken).toBe(false);
    doorbell.ring();
    await again;
  });

  it('keeps a ring that came during a wait it does not end', async () => {
    const doorbell = new Doorbell();
    const waiting = doorbell.ignore(1, never);
    doorbell.ring();
    await waiting;
    await doorbell.wait(HOUR, never);
  });

  it('ends its waits when it is stopped', async () => {
    const stopping = new AbortController();
    const waits = [new Doorbell().wait(HOUR, stopping.signal), new Doorbell().ignore(HOUR, stopping.signal)];
    stopping.abort();
    await Promise.all(waits);
  });
});
