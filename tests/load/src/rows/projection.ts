import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { toMessage, type JournalRow } from '@entente/messaging';
import type { Producer } from 'kafkajs';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateOf } from '../stage/template.js';

const RESULTS_EACH = 29;
const SENT_AT_ONCE = 500;

export const PROJECTION: Row = {
  name: 'projection',
  path: 'projection, live: events read into documents that answer',
  peer: 'plain kafkajs loop: replace older facts, recompute, write the document, commit',
  run: measureProjection,
};

async function measureProjection(stage: Stage, { quick, rounds }: Scale): Promise<readonly Measurement[]> {
  const commands = await stage.service('joint-action-days');
  const template = await templateOf(stage, commands.address);
  await commands.stop();
  const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const producer = await stage.producer();

  /** One side reads at a time: the other one would read the same events beside it. */
  const side = (reader: () => Promise<Reader>) => async () => {
    const { group, stop } = await reader();
    await lag.caughtUp(group);
    const rows = rowsOf(template, { operations: quick ? 20 : 100, resultsEach: RESULTS_EACH });
    const since = performance.now();
    await sendAll(producer, rows);
    await lag.caughtUp(group);
    const seconds = (performance.now() - since) / 1_000;
    await stop();
    return { perSecond: rows.length / seconds };
  };

  const pairs = await alternate(rounds, {
    entente: side(async () => {
      const reporting = await stage.service('reporting');
      return { group: 'reporting', stop: () => reporting.stop() };
    }),
    peer: side(async () => {
      const peer = await stage.peer('projection-peer', { database: 'projection-peer' });
      return { group: 'peer', stop: () => peer.stop() };
    }),
  });
  return [
    measured(pairs, {
      what: 'live',
      unit: 'events/s',
      goal: { atLeast: 0.8 },
      of: ({ perSecond }) => perSecond,
    }),
  ];
}

interface Reader {
  readonly group: string;
  readonly stop: () => Promise<unknown>;
}

async function sendAll(producer: Producer, rows: readonly JournalRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += SENT_AT_ONCE) {
    const messages = rows.slice(start, start + SENT_AT_ONCE).map((row) =>
      toMessage(
        {
          ...{ id: row._id, type: row.type, source: '/services/joint-action-days', subject: row.aggregateid },
          ...{ aggregateVersion: row.aggregateversion, recordedAt: row.recordedAt, data: row.payload },
        },
        row.key,
      ),
    );
    await producer.send({ topic: JOINT_ACTION_DAYS_TOPIC, messages });
  }
}
