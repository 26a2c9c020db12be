import { isDeepStrictEqual } from 'node:util';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { measured, type Measurement } from '../bench/measurement.js';
import { alternate } from '../bench/rounds.js';
import type { Row, Scale } from '../bench/row.js';
import { CLIENTS } from '../sending/crowd.js';
import { allGood, goodput, type PlannedRequest } from '../sending/plan.js';
import { sendEvents } from '../stage/send-events.js';
import { YEAR } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateAlone } from '../stage/template.js';

/** Of one year, as many as a year has. */
const OPERATIONS = 20;
const RESULTS_EACH = 30;
const PAGE: PlannedRequest = {
  method: 'GET',
  path: `/v1/reports/results?groupBy=year&from=${YEAR}&to=${YEAR}`,
};

export const REPORT_PAGE: Row = {
  name: 'report-page',
  path: 'report page: what a year’s operations come to',
  peer: 'Fastify with a response schema over the same `find`, the totals of the same rules',
  run: measureReportPage,
};

async function measureReportPage(
  stage: Stage,
  { rounds, roundSeconds }: Scale,
): Promise<readonly Measurement[]> {
  const template = await templateAlone(stage);
  const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const [service, sender, producer, token] = await Promise.all([
    stage.service('reporting'),
    stage.sender(),
    stage.producer(),
    stage.token({ roles: ['reporting-staff'] }),
  ]);
  const rows = rowsOf(template, { operations: OPERATIONS, resultsEach: RESULTS_EACH });
  await sendEvents(producer, rows, { topic: JOINT_ACTION_DAYS_TOPIC });
  await lag.caughtUp('reporting');
  const peer = await stage.peer('page-peer', { database: 'reporting' });
  const { completeTo, rule, notes } = await report(service.address, token);
  await peer.ask('begin', { completeTo, rule, notes });
  await mustAgree(service.address, peer.address!, token);

  const from = (address: string) => async () =>
    allGood(
      await sender.send({
        ...{ address, token, requests: [PAGE], again: true },
        ...{ pace: { atOnce: CLIENTS }, seconds: roundSeconds },
      }),
    );
  const pairs = await alternate(rounds, { entente: from(service.address), peer: from(peer.address!) });
  return [
    measured(pairs, {
      what: `throughput over ${OPERATIONS} operations, ${CLIENTS} at once`,
      ...{ unit: 'requests/s', goal: { atLeast: 0.85 }, of: goodput },
    }),
  ];
}

interface Report {
  readonly asOf: string;
  readonly completeTo: string | null;
  readonly [field: string]: unknown;
}

async function report(address: string, token: string): Promise<Report> {
  const answer = await fetch(address + PAGE.path, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as Report;
}

/** @throws where the two do not answer the same, but for the instants */
async function mustAgree(ours: string, theirs: string, token: string): Promise<void> {
  const [ofEntente, ofPeer] = await Promise.all(
    [ours, theirs].map(async (address) => {
      const { asOf: _asOf, completeTo: _completeTo, ...same } = await report(address, token);
      return same;
    }),
  );
  if (!isDeepStrictEqual(ofEntente, ofPeer)) {
    throw new Error(`The answers differ: ${JSON.stringify(ofEntente)} and ${JSON.stringify(ofPeer)}`);
  }
}
