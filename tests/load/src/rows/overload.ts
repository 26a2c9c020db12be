import { bounded } from '../bench/bounded.js';
import { measured, type Measurement } from '../bench/measurement.js';
import type { Row, Scale } from '../bench/row.js';
import { CLIENTS } from '../sending/crowd.js';
import { goodput, REFUSALS, takenOrRefused, type Pace, type Sent } from '../sending/plan.js';
import { resultsFor } from '../sending/results.js';
import { COUNTRY, runningOperation } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';

const TIMES_SATURATION = 3;
/** The default, which the other rows do without. */
const LIMITED = { REQUESTS_AT_ONCE: '100' };
/** "Quickly": a tenth of what a person notices as waiting. */
const REFUSED_WITHIN_MS = 100;
const RECOVERED_WITHIN_SECONDS = 5;
const GIVEN_UP_AFTER_SECONDS = 60;
/** So many commands in a row, each accepted. */
const RECOVERED_AFTER = 20;

export const OVERLOAD: Row = {
  name: 'overload',
  path: `overload: ${TIMES_SATURATION} times as many commands as can be worked on`,
  peer: 'itself at saturation; bounds',
  run: measureOverload,
};

interface Round {
  readonly saturated: Sent;
  readonly overloaded: Sent;
  readonly recoveredAfterSeconds: number;
}

/** Three rounds of a minute in full: shorter ones would end before a queue has filled anything. */
async function measureOverload(
  stage: Stage,
  { quick, roundSeconds }: Scale,
): Promise<readonly Measurement[]> {
  const [service, sender] = await Promise.all([stage.service('joint-action-days', LIMITED), stage.sender()]);
  const operation = await runningOperation(stage, service.address);
  const token = await stage.token({ roles: ['operational-team'], country: COUNTRY });
  const journal = await stage.journal(stage.databaseOf('joint-action-days'));
  const before = await journal.count();
  let accepted = 0;
  const send = async (pace: Pace, seconds: number): Promise<Sent> => {
    const requests = resultsFor(operation, pace, seconds);
    const sent = takenOrRefused(
      await sender.send({ address: service.address, token, requests, pace, seconds }),
    );
    accepted += sent.answered['201'] ?? 0;
    return sent;
  };

  await send({ atOnce: CLIENTS }, roundSeconds);
  const rounds: Round[] = [];
  while (rounds.length < (quick ? 1 : 3)) {
    const saturated = await send({ atOnce: CLIENTS }, roundSeconds);
    const perSecond = goodput(saturated) * TIMES_SATURATION;
    const seconds = quick ? 6 : 60;
    const overloaded = await send({ perSecond }, seconds);
    // What is still answered after the last request was due is part of the recovery.
    const over = performance.now() - (overloaded.seconds - seconds) * 1_000;
    const since = (): number => (performance.now() - over) / 1_000;
    for (let good = 0; good < RECOVERED_AFTER && since() < GIVEN_UP_AFTER_SECONDS;) {
      const { sent, answered } = await send({ perSecond: 1_000 }, 0.001);
      good = answered['201'] === sent ? good + 1 : 0;
    }
    rounds.push({ saturated, overloaded, recoveredAfterSeconds: since() });
  }
  const stored = (await journal.count()) - before;
  if (stored !== accepted) throw new Error(`${accepted} commands were accepted, ${stored} are stored.`);

  const pairs = rounds.map(({ saturated, overloaded }) => ({ entente: overloaded, peer: saturated }));
  return [
    measured(pairs, { what: 'goodput', unit: 'requests/s', goal: { atLeast: 0.8 }, of: goodput }),
    bounded(
      { what: 'p99 of a refusal', unit: 'ms' },
      rounds.map(({ overloaded }) => slowestRefusal(overloaded)),
      REFUSED_WITHIN_MS,
    ),
    bounded(
      { what: `until ${RECOVERED_AFTER} commands in a row are accepted again`, unit: 's' },
      rounds.map(({ recoveredAfterSeconds }) => recoveredAfterSeconds),
      RECOVERED_WITHIN_SECONDS,
    ),
  ];
}

/** @throws where nothing was refused: three times what can be worked on cannot all have been taken */
function slowestRefusal({ p99Of }: Sent): number {
  const refused = REFUSALS.flatMap((status) => p99Of[status] ?? []);
  if (refused.length === 0) throw new Error('Nothing was refused.');
  return Math.max(...refused);
}
