import type { Fault } from './fault.js';

/** Longer than the relay's lease of 6 s: another instance takes it over meanwhile. */
const FROZEN_MS = 8_000;

/** One of two relays stands still for longer than its lease, and goes on as if nothing had been. */
export const frozenRelay: Fault = {
  name: 'frozen-longer-than-the-lease',
  long: true,
  strike: async ({ stage, random, pause }) => {
    const second = await stage.join('joint-action-days');
    const frozen = random.pick(stage.of('joint-action-days'));
    await pause(random.between(100, 800));
    frozen.signal('SIGSTOP');
    await pause(FROZEN_MS);
    frozen.signal('SIGCONT');
    await pause(500);
    await stage.leave(second);
  },
};
