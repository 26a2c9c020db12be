import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateOf } from '../stage/template.js';

const RESULTS_EACH = 29;

export const RELAY: Row = {
  name: 'relay',
  path: 'relay: a backlog of the journal sent and marked',
  peer: 'find → sendBatch → bulk mark in a plain loop',
  run: measureRelay,
};

async function measureRelay(stage: Stage, { quick, rounds }: Scale): Promise<readonly Measurement[]> {
  const [service, peer] = await Promise.all([stage.service('joint-action-days'), stage.peer('relay-peer')]);
  const template = await templateOf(stage, service.address);
  const [ours, theirs] = await Promise.all([
    stage.journal(stage.databaseOf('joint-action-days')),
    stage.journal(peer.mongodbUri),
  ]);
  const backlog = () => rowsOf(template, { operations: quick ? 20 : 100, resultsEach: RESULTS_EACH });

  const pairs = await alternate(rounds, {
    // Frozen meanwhile, so that it begins with the whole backlog before it, as the peer does.
    entente: async () => {
      const rows = backlog();
      await ours.drained();
      process.kill(service.pid!, 'SIGSTOP');
      try {
        await ours.add(rows);
      } finally {
        process.kill(service.pid!, 'SIGCONT');
      }
      return { perSecond: rows.length / (await ours.drained()) };
    },
    peer: async () => {
      const rows = backlog();
      await theirs.add(rows);
      const [seconds] = await Promise.all([theirs.drained(), peer.ask('drain')]);
      return { perSecond: rows.length / seconds };
    },
  });
  return [
    measured(pairs, {
      what: 'drain',
      unit: 'events/s',
      goal: { atLeast: 0.85 },
      of: ({ perSecond }) => perSecond,
    }),
  ];
}
