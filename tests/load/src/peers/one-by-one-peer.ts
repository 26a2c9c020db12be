import { factIn, keptIn, recomputeAll, replaceOlder } from './operation-facts.js';
import { ready, surroundings } from './peer-program.js';
import { readTopic } from './read-topic.js';

// A projection without batches: each event is written and counted by itself.
const kept = await keptIn(surroundings);
await readTopic(
  surroundings.topic,
  { groupId: 'one-by-one' },
  {
    partitionsConsumedConcurrently: 6,
    eachMessage: async ({ message }) => {
      const fact = factIn(message);
      await replaceOlder(kept, [fact]);
      await recomputeAll(kept, [fact.operation]);
    },
  },
);

ready();
