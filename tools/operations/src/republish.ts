import { setTimeout as wait } from 'node:timers/promises';
import type { PublishedLogs } from '@entente/messaging';
import { journalRows, MongoPublishedLogs } from '@entente/mongo';
import type { Connection } from 'mongoose';
import { CannotBeDone } from './misuse.js';
import type { Publisher } from './publishers.js';

const LOOK_EVERY_MS = 500;
/** A relay looks at its log about once a second. */
const STILL_FOR_MS = 30_000;

/**
 * Asks a service's relay to send its journal again and waits until it has. The request stays with the service: this
 * command, the relay or both may end in between, and a second request joins the first.
 */
export async function republish(
  connection: Connection,
  { service, topic }: Publisher,
  from: Date | undefined,
  say: (line: string) => void,
): Promise<void> {
  const logs = new MongoPublishedLogs(connection);
  if ((await logs.read(topic)) === null) {
    throw new CannotBeDone(
      `${service} has not reached Kafka yet: nothing was published that could be again.`,
    );
  }
  const asked = await logs.ask(topic, {
    why: 'asked',
    askedAt: new Date(),
    ...(from && { from }),
    taken: 0,
  });
  if (!asked) say('This is being done already: waiting for its end.');
  const rows = journalRows(connection);
  const total = await rows.countDocuments(from ? { recordedAt: { $gte: from } } : {});
  await untilDone({ logs, topic, pending: () => rows.countDocuments({ pending: true }) }, total, say);
  say(`${total} events of ${service} are in ${topic} again.`);
}

interface Watched {
  readonly logs: PublishedLogs;
  readonly topic: string;
  readonly pending: () => Promise<number>;
}

async function untilDone(
  { logs, topic, pending }: Watched,
  total: number,
  say: (line: string) => void,
): Promise<void> {
  let before = '';
  let movedAt = performance.now();
  for (;;) {
    const [log, waiting] = [await logs.read(topic), await pending()];
    if (log?.republishing === undefined && waiting === 0) return;
    const now = log?.republishing ? `${log.republishing.taken} of ${total} taken up` : 'all taken up';
    const line = `${now}, ${waiting} to be sent`;
    if (line !== before) {
      say(line);
      movedAt = performance.now();
    }
    before = line;
    if (performance.now() - movedAt > STILL_FOR_MS) {
      throw new CannotBeDone(
        `Nothing has moved for ${STILL_FOR_MS / 1000} s: is the service running, and does Kafka answer? ` +
          'It goes on by itself once they do.',
      );
    }
    await wait(LOOK_EVERY_MS);
  }
}
