import { randomUUID } from 'node:crypto';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { quantile } from '../bench/spread.js';
import { Watcher } from '../sending/watcher.js';
import { KAFKA_AWAY } from '../stage/command-sides.js';
import { COUNTRY, mustBeGood, runningOperation } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { costing, usageOf } from '../stage/usage.js';

const WATCHERS = 200;
const CHANGES = 10;
const COUNTED = { indicator: 'personsArrested', country: COUNTRY };

interface Figures {
  /** Until the last watcher was told, in milliseconds. */
  readonly p50: number;
  readonly cpuMs: number;
}

export const ROOM: Row = {
  name: 'room',
  path: `room of an operation: ${WATCHERS} watchers told of a change`,
  peer: 'one watcher of the same room',
  run: measureRoom,
};

async function measureRoom(stage: Stage, { rounds, quick }: Scale): Promise<readonly Measurement[]> {
  const { address } = await stage.service('joint-action-days', KAFKA_AWAY);
  const bearer = { roles: ['operational-team'], country: COUNTRY };
  const token = await stage.token(bearer);
  const people = Array.from({ length: WATCHERS }, (_, index) => ({ ...bearer, subject: `watcher-${index}` }));
  const tokens = await Promise.all(people.map((person) => stage.token(person)));
  const changes = quick ? 3 : CHANGES;
  const watchedBy = (watchers: number) => async () => {
    const operation = `${address}${await runningOperation(stage, address)}`;
    return watched(operation, { address, token, watchers: tokens.slice(0, watchers), changes });
  };
  const pairs = await alternate(rounds, { entente: watchedBy(WATCHERS), peer: watchedBy(1) });
  const each = `of ${changes} changes`;
  return [
    measured(pairs, {
      ...{ what: `until the last watcher knows, p50 ${each}`, unit: 'ms', goal: { atMost: 2 } },
      of: ({ p50 }) => p50,
    }),
    measured(pairs, { what: `CPU of a change`, unit: 'ms', of: ({ cpuMs }) => cpuMs }),
  ];
}

interface Watching {
  readonly address: string;
  readonly token: string;
  /** The token of each of them: nobody opens many streams. */
  readonly watchers: readonly string[];
  readonly changes: number;
}

async function watched(operation: string, watching: Watching): Promise<Figures> {
  const { address, token, changes } = watching;
  const watchers = await Promise.all(
    watching.watchers.map((own) => Watcher.open(`${operation}/live`, own, COUNTED)),
  );
  const times: number[] = [];
  const { cpuMs } = await costing({ usage: () => usageOf(address) }, async () => {
    for (let sum = 1; sum <= changes; sum += 1) {
      await logged(operation, token);
      const begun = performance.now();
      await Promise.all(watchers.map((watcher) => watcher.reached(sum)));
      times.push(performance.now() - begun);
    }
  });
  for (const watcher of watchers) watcher.close();
  return {
    p50: quantile(
      times.toSorted((a, b) => a - b),
      0.5,
    ),
    cpuMs: cpuMs / changes,
  };
}

/** One more of them. */
async function logged(operation: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ scope: 'country', ...COUNTED, value: 1 });
  await mustBeGood(fetch(`${operation}/results/${randomUUID()}`, { method: 'PUT', headers, body }));
}
