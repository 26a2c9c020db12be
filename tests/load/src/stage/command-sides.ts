import { bodySchema } from './body-schema.js';
import { COUNTRY, runningOperation } from './running-operation.js';
import type { Stage } from './stage.js';
import { usageOf, type Metered } from './usage.js';

/** What is committed waits in the journal: sending it is measured by itself, and the peer does not send. */
export const KAFKA_AWAY = { KAFKA_BROKERS: '127.0.0.1:9' };
const ROUTE = '/v1/joint-action-days/{id}/results/{resultId}';

export interface CommandSide extends Metered {
  readonly address: string;
}

/** The service that takes results, and the bare process that does the same, ready for the results of one operation. */
export interface CommandSides {
  readonly entente: CommandSide;
  readonly bare: CommandSide;
  /** The operation's address, the same on both sides. */
  readonly operation: string;
  readonly token: string;
}

export async function commandSides(stage: Stage): Promise<CommandSides> {
  const [service, peer] = await Promise.all([
    stage.service('joint-action-days', KAFKA_AWAY),
    stage.peer('command-peer'),
  ]);
  const { address } = service;
  const operation = await runningOperation(stage, address);
  const token = await stage.token({ roles: ['operational-team'], country: COUNTRY });
  await peer.ask('begin', { schema: await bodySchema(address, 'put', ROUTE) });
  return {
    entente: { address, usage: () => usageOf(address) },
    bare: { address: peer.address!, usage: () => peer.usage() },
    ...{ operation, token },
  };
}
