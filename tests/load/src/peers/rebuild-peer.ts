import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { factIn, keptIn, recomputeAll, replaceOlder, type Fact } from './operation-facts.js';
import { ready, surroundings } from './peer-program.js';
import { kafka, readTopic } from './read-topic.js';

const BATCH = 10_000;
/** A batch takes long on a slow database. */
const SESSION_MS = 300_000;

const kept = await keptIn(surroundings);

ready({}, { rebuild, forget: () => kept.db.dropDatabase() });

/** Reads everything that the topic holds; answers how many documents that gave. */
async function rebuild(): Promise<number> {
  const total = await messagesIn(JOINT_ACTION_DAYS_TOPIC);
  const done = Promise.withResolvers<number>();
  let [read, told] = [0, [] as Fact[]];
  const take = async (facts: readonly Fact[]): Promise<void> => {
    told.push(...facts);
    read += facts.length;
    if (told.length < BATCH && read < total) return;
    await write(told);
    told = [];
    if (read >= total) done.resolve(read);
  };
  await readTopic(
    JOINT_ACTION_DAYS_TOPIC,
    { groupId: `rebuild-${process.pid}-${Date.now()}`, sessionTimeout: SESSION_MS },
    {
      autoCommit: false,
      // Not handed to the client, which would try again in silence.
      eachBatch: ({ batch }) => take(batch.messages.map(factIn)).catch(done.reject),
    },
  );
  await done.promise;
  return kept.documents.countDocuments();
}

async function messagesIn(topic: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return ends.reduce((sum, { offset }) => sum + Number(offset), 0);
}

async function write(told: readonly Fact[]): Promise<void> {
  await replaceOlder(kept, told);
  await recomputeAll(kept, [...new Set(told.map(({ operation }) => operation))]);
}
