import type { ServersAnswer, TopicAdmin } from '@entente/messaging';
import type { DatabaseStart } from '@entente/mongo';

/** What the loops of a service may wait for: its database and the broker. */
export function serversAnswer(database: DatabaseStart, topics: TopicAdmin): ServersAnswer {
  return async () => (await Promise.all([database.answers(), topics.answers()])).every(Boolean);
}
