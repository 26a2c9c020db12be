import type { Member } from '../stage/member.js';
import type { Fault, Scene } from './fault.js';

/** Longer than the relay's lease of 6 s: another instance takes it over meanwhile. */
const FROZEN_MS = 8_000;
const TOLD_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 300;

/** The one of two relays that sends stands still for longer than its lease, and goes on as if nothing had been. */
export const frozenRelay: Fault = {
  name: 'frozen-longer-than-the-lease',
  long: true,
  strike: async (scene) => {
    const { stage, databases, random, pause, violated } = scene;
    const second = await stage.join('joint-action-days');
    await pause(random.between(100, 800));
    const frozen = await sending(scene);
    const before = await databases.relayOwner('joint-action-days');
    frozen.signal('SIGSTOP');
    try {
      await pause(FROZEN_MS);
      const after = await databases.relayOwner('joint-action-days');
      if (before === null || after === null || after === before)
        violated('the other relay did not take the lease over: the fault did not happen');
    } finally {
      frozen.signal('SIGCONT');
    }
    await pause(500);
    await stage.leave(second);
  },
};

/** The instance whose relay has the lease: the only one that sends what the load makes. */
async function sending({ stage, pause }: Scene): Promise<Member> {
  const members = stage.of('joint-action-days');
  const sent = (): Promise<number[]> =>
    Promise.all(members.map((member) => member.metric('entente_events_relayed_total', { outcome: 'sent' })));
  const deadline = Date.now() + TOLD_WITHIN_MS;
  let before = await sent();
  while (Date.now() < deadline) {
    await pause(LOOK_EVERY_MS);
    const now = await sent();
    const senders = members.filter((_, index) => (now[index] ?? 0) > (before[index] ?? 0));
    const [sender] = senders;
    if (sender !== undefined && senders.length === 1) return sender;
    before = now;
  }
  throw new Error('no relay alone sent anything');
}
