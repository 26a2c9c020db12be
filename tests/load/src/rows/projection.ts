import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import type { ReaderLag } from '../stage/reader-lag.js';
import { sendEvents } from '../stage/send-events.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateAlone } from '../stage/template.js';

/** A topic of its own: behind the others' events it would come to its own ones after minutes. */
const ONE_BY_ONE = 'one-by-one';

export const PROJECTION: Row = {
  name: 'projection',
  path: 'projection, live: events read into documents that answer',
  peer: 'plain kafkajs loop: replace older facts, recompute, write the document, commit; the same event by event',
  run: measureProjection,
};

/** Events per second, of those who work in batches and of the one who does not. */
interface Rates {
  readonly batches: number;
  readonly oneByOne: number;
}

async function measureProjection(stage: Stage, { quick, rounds }: Scale): Promise<readonly Measurement[]> {
  const template = await templateAlone(stage);
  const topic = await stage.topicLike(JOINT_ACTION_DAYS_TOPIC, ONE_BY_ONE);
  const shared = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const alone = stage.readerLag(topic);
  const producer = await stage.producer();

  /** One side reads at a time: the other one would read the same events beside it. */
  const rate = async ({ group, lag, operations, stop }: Reader): Promise<number> => {
    await lag.caughtUp(group);
    const rows = rowsOf(template, { operations });
    const since = performance.now();
    await sendEvents(producer, rows, lag);
    await lag.caughtUp(group);
    const seconds = (performance.now() - since) / 1_000;
    await stop();
    return rows.length / seconds;
  };
  const inBatches = { lag: shared, operations: quick ? 20 : 100 };
  const ours = async (): Promise<number> => {
    const reporting = await stage.service('reporting');
    return rate({ ...inBatches, group: 'reporting', stop: () => reporting.stop() });
  };
  const bare = async (): Promise<number> => {
    const peer = await stage.peer('projection-peer', { database: 'projection-peer' });
    return rate({ ...inBatches, group: 'peer', stop: () => peer.stop() });
  };
  /** Fewer events: it takes several times as long for each. */
  const oneByOne = async (): Promise<number> => {
    const peer = await stage.peer('one-by-one-peer', { database: 'one-by-one-peer', topic });
    return rate({
      ...{ lag: alone, operations: quick ? 4 : 20 },
      ...{ group: ONE_BY_ONE, stop: () => peer.stop() },
    });
  };

  const pairs = await alternate<Rates>(rounds, {
    entente: async () => {
      const both = await ours();
      return { batches: both, oneByOne: both };
    },
    peer: async () => ({ batches: await bare(), oneByOne: await oneByOne() }),
  });
  return [
    measured(pairs, {
      what: 'live',
      unit: 'events/s',
      goal: { atLeast: 0.8 },
      of: ({ batches }) => batches,
    }),
    measured(pairs, {
      what: 'live, beside one write per event',
      unit: 'events/s',
      goal: { atLeast: 4 },
      of: ({ oneByOne: alike }) => alike,
    }),
  ];
}

interface Reader {
  readonly group: string;
  readonly lag: ReaderLag;
  readonly operations: number;
  readonly stop: () => Promise<unknown>;
}
