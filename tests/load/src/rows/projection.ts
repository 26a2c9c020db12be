import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import type { ReaderLag } from '../stage/reader-lag.js';
import { sendEvents } from '../stage/send-events.js';
import type { Peer } from '../stage/peer.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateAlone } from '../stage/template.js';
import { costing, usageOf, type Metered, type Usage } from '../stage/usage.js';

/** A topic of its own: behind the others' events it would come to its own ones after minutes. */
const ONE_BY_ONE = 'one-by-one';

export const PROJECTION: Row = {
  name: 'projection',
  path: 'projection, live: events read into documents that answer',
  peer: 'plain kafkajs loop: replace older facts, recompute, write the document, commit; the same event by event',
  run: measureProjection,
};

/** Of those who work in batches, and of the one who does not. */
interface Rates {
  readonly batches: Rate;
  readonly oneByOne: Rate;
}

interface Rate {
  readonly perSecond: number;
  /** Of the process, for each event. */
  readonly cpuMs: number;
}

async function measureProjection(stage: Stage, { quick, rounds }: Scale): Promise<readonly Measurement[]> {
  const template = await templateAlone(stage);
  const topic = await stage.topicLike(JOINT_ACTION_DAYS_TOPIC, ONE_BY_ONE);
  const shared = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const alone = stage.readerLag(topic);
  const producer = await stage.producer();

  /** One side reads at a time: the other one would read the same events beside it. */
  const rate = async (reader: Reader): Promise<Rate> => {
    const { group, lag, operations, stop } = reader;
    await lag.shared(group, 1);
    await lag.caughtUp(group);
    const rows = rowsOf(template, { operations });
    const { outcome: seconds, cpuMs } = await costing(reader, async () => {
      const since = performance.now();
      await sendEvents(producer, rows, lag);
      await lag.caughtUp(group);
      return (performance.now() - since) / 1_000;
    });
    await stop();
    return { perSecond: rows.length / seconds, cpuMs: cpuMs / rows.length };
  };
  const inBatches = { lag: shared, operations: quick ? 20 : 100 };
  const ours = async (): Promise<Rate> => {
    const reporting = await stage.service('reporting');
    const usage = (): Promise<Usage> => usageOf(reporting.address);
    return rate({ ...inBatches, group: 'reporting', usage, stop: () => reporting.stop() });
  };
  const bare = async (): Promise<Rate> => {
    const peer = await stage.peer('projection-peer', { database: 'projection-peer' });
    return rate({ ...inBatches, group: 'peer', ...ofPeer(peer) });
  };
  /** Fewer events: it takes several times as long for each. */
  const oneByOne = async (): Promise<Rate> => {
    const peer = await stage.peer('one-by-one-peer', { database: 'one-by-one-peer', topic });
    return rate({
      ...{ lag: alone, operations: quick ? 4 : 20 },
      ...{ group: ONE_BY_ONE, ...ofPeer(peer) },
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
      of: ({ batches }) => batches.perSecond,
    }),
    measured(pairs, { what: 'live, CPU of an event', unit: 'ms', of: ({ batches }) => batches.cpuMs }),
    measured(pairs, {
      what: 'live, beside one write per event',
      unit: 'events/s',
      goal: { atLeast: 4 },
      of: ({ oneByOne: alike }) => alike.perSecond,
    }),
  ];
}

interface Reader extends Metered {
  readonly group: string;
  readonly lag: ReaderLag;
  readonly operations: number;
  readonly stop: () => Promise<unknown>;
}

function ofPeer(peer: Peer): Pick<Reader, 'usage' | 'stop'> {
  return { usage: () => peer.usage(), stop: () => peer.stop() };
}
