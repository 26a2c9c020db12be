import { randomUUID } from 'node:crypto';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { results } from '../sending/results.js';
import { KAFKA_AWAY } from '../stage/command-sides.js';
import { COUNTRY, mustBeGood, runningOperation } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';

/** As many as a device sends at once. */
const QUEUED = 500;
const SINGLE = 60;

export const QUEUE: Row = {
  name: 'queue',
  path: `queue of a device: ${QUEUED} results in one request`,
  peer: `${SINGLE} of them in requests of their own, one after the other`,
  run: measureQueue,
};

async function measureQueue(stage: Stage, { rounds }: Scale): Promise<readonly Measurement[]> {
  const { address } = await stage.service('joint-action-days', KAFKA_AWAY);
  const operation = await runningOperation(stage, address);
  const token = await stage.token({ roles: ['operational-team'], country: COUNTRY });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const pairs = await alternate(rounds, {
    entente: () =>
      taking(() => {
        const items = results(operation, QUEUED).map(({ path, body }) => ({
          ...{ key: randomUUID(), resultId: path.slice(-36), basedOn: 0, kind: 'log' },
          body: JSON.parse(body ?? '{}') as object,
        }));
        const queue = { method: 'POST', headers, body: JSON.stringify({ items }) };
        return mustBeApplied(fetch(`${address}${operation}/results/batch`, queue));
      }),
    peer: () =>
      taking(async () => {
        for (const { path, body } of results(operation, SINGLE)) {
          await mustBeGood(fetch(address + path, { method: 'PUT', headers, body: body ?? '{}' }));
        }
      }),
  });
  return [
    measured(pairs, { what: 'time', unit: 'ms', goal: { atMost: 1 }, of: (milliseconds) => milliseconds }),
  ];
}

async function taking(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** @throws where one of the results was not taken */
async function mustBeApplied(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  const { items = [] } = (await answer.json()) as {
    readonly items?: readonly { readonly outcome: string }[];
  };
  const applied = items.filter(({ outcome }) => outcome === 'applied').length;
  if (applied !== QUEUED)
    throw new Error(`${applied} of ${QUEUED} results were taken, status ${answer.status}`);
}
