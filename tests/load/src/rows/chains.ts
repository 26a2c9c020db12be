import { randomUUID } from 'node:crypto';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import type { Door } from '../sending/probe.js';
import { bodySchema } from '../stage/body-schema.js';
import { sendEvents } from '../stage/send-events.js';
import { COUNTRY, runningOperations } from '../stage/running-operation.js';
import type { Stage } from '../stage/stage.js';
import { operationRow, templateOf } from '../stage/template.js';

const ROUTE = '/v1/joint-action-days/{id}/results/{resultId}';
/** The database and the topic that the peers share. */
const SHARED = { database: 'chain', topic: 'entente.chain.v1' };

/** From a command to the report that shows it. */
export interface Chain {
  readonly commands: Door;
  readonly reports: Door;
  /** Whether a report on a year has a figure. */
  readonly shows: (answer: unknown) => boolean;
  /** The addresses of operations that take results and that the reports know, one in each of these years. */
  readonly operations: (years: readonly number[]) => Promise<readonly string[]>;
  /** Waits until everything that was accepted is in the reports. */
  readonly settled: () => Promise<void>;
  readonly begin: () => Promise<unknown>;
  /** Leaves the servers to the other chain. */
  readonly rest: () => Promise<unknown>;
}

interface Tokens {
  readonly writer: string;
  readonly reader: string;
}

/** Entente's two services, and the peers that do the same on a topic of their own. */
export async function bothChains(stage: Stage): Promise<{ readonly entente: Chain; readonly peer: Chain }> {
  const [writer, reader] = await Promise.all([
    stage.token({ roles: ['operational-team'], country: COUNTRY }),
    stage.token({ roles: ['reporting-staff'] }),
  ]);
  const entente = await ententeChain(stage, { writer, reader });
  return { entente, peer: await peerChain(stage, { writer, reader }, entente.commands.address) };
}

async function ententeChain(stage: Stage, { writer, reader }: Tokens): Promise<Chain> {
  const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const [commands, reports, journal] = await Promise.all([
    stage.service('joint-action-days'),
    stage.service('reporting'),
    stage.journal(stage.databaseOf('joint-action-days')),
  ]);
  const settled = async (): Promise<void> => {
    await journal.drained();
    await lag.caughtUp('reporting');
  };
  return {
    commands: { address: commands.address, token: writer },
    reports: { address: reports.address, token: reader },
    shows: (answer) =>
      typeof (answer as { rows: readonly { value: number | null }[] }).rows[0]?.value === 'number',
    operations: async (years) => {
      const addresses = await runningOperations(stage, commands.address, years);
      await settled();
      return addresses;
    },
    settled,
    begin: () => Promise.resolve(),
    rest: () => Promise.resolve(),
  };
}

async function peerChain(stage: Stage, { writer, reader }: Tokens, service: string): Promise<Chain> {
  const topic = await stage.topicLike(JOINT_ACTION_DAYS_TOPIC, SHARED.topic);
  const [commands, relay, reports] = await Promise.all([
    stage.peer('command-peer', SHARED),
    stage.peer('relay-peer', SHARED),
    stage.peer('document-peer', SHARED),
    stage.peer('projection-peer', SHARED),
  ]);
  const lag = stage.readerLag(topic);
  const [template, schema, producer, journal] = await Promise.all([
    templateOf(stage, service),
    bodySchema(service, 'put', ROUTE),
    stage.producer(),
    stage.journal(stage.databaseOf(SHARED.database)),
  ]);
  await commands.ask('begin', { schema });
  const settled = async (): Promise<void> => {
    await journal.drained();
    await lag.caughtUp('peer');
  };
  return {
    commands: { address: commands.address!, token: writer },
    reports: { address: reports.address!, token: reader },
    shows: (answer) => ((answer as { figures: unknown[] }[])[0]?.figures.length ?? 0) > 0,
    operations: async (years) => {
      const rows = years.map((year) => operationRow(template, { id: randomUUID(), year }));
      await sendEvents(producer, rows, { topic });
      await settled();
      return rows.map(({ aggregateid }) => `/v1/joint-action-days/${aggregateid}`);
    },
    settled,
    begin: () => relay.ask('watch'),
    rest: () => relay.ask('rest'),
  };
}
