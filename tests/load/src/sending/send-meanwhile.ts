import { setTimeout as wait } from 'node:timers/promises';
import type { Plan, Sent } from './plan.js';
import type { Sender } from './sender.js';

/** Sends one plan after the other until the work is done, the last one to its end; none before the one before is over. */
export async function sendMeanwhile<Outcome>(
  sender: Pick<Sender, 'send'>,
  plan: () => Plan,
  work: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly sent: readonly Sent[] }> {
  const done = new AbortController();
  const sent: Sent[] = [];
  const sending = async (): Promise<void> => {
    while (!done.signal.aborted) {
      const next = plan();
      const [answered] = await Promise.all([sender.send(next), wait(next.seconds * 1_000)]);
      sent.push(answered);
    }
  };
  const [outcome] = await Promise.all([work().finally(() => done.abort()), sending()]);
  return { outcome, sent };
}
