import { factIn, keptIn, recomputeAll, replaceOlder } from './operation-facts.js';
import { ready, surroundings } from './peer-program.js';
import { readTopic } from './read-topic.js';

const kept = await keptIn(surroundings);
await readTopic(
  surroundings.topic,
  { groupId: 'peer' },
  {
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: 6,
    eachBatch: async (payload) => {
      const { batch } = payload;
      const told = batch.messages.map(factIn);
      await replaceOlder(kept, told);
      await recomputeAll(kept, [...new Set(told.map(({ operation }) => operation))]);
      payload.resolveOffset(batch.lastOffset());
      await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
    },
  },
);

ready();
