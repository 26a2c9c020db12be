import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = fileURLToPath(new URL('../../../../services/reporting/dist/rebuild.js', import.meta.url));
const FLAGS = ['--disable-warning=TimeoutNegativeWarning'];

export interface RebuildSurroundings {
  /** With reporting's own database in its path. */
  readonly mongodbUri: string;
  readonly kafkaBrokers: string;
  readonly maxPoolSize: number;
}

/** How many documents a rebuild compared with those that answered before, by the name of their collection. */
export type Compared = ReadonlyMap<string, number>;

/** Runs reporting's own program as an operator does. @throws where it fails, or has built something else than there was */
export async function rebuild({
  mongodbUri,
  kafkaBrokers,
  maxPoolSize,
}: RebuildSurroundings): Promise<Compared> {
  const settings = {
    ...{ MONGODB_URI: mongodbUri, MONGODB_MAX_POOL_SIZE: String(maxPoolSize) },
    KAFKA_BROKERS: kafkaBrokers,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, PROGRAM], {
    env: { ...process.env, ...settings },
  });
  return comparedIn(stdout);
}

/** @throws where some documents differ */
export function comparedIn(said: string): Compared {
  const found = [...said.matchAll(/^(.+): (\d+) compared, (\d+) differ$/gm)];
  const differing = found.filter(([, , , count]) => count !== '0').map(([line]) => line);
  if (differing.length > 0) throw new Error(`The rebuild has built something else:\n${differing.join('\n')}`);
  return new Map(found.map(([, what, count]) => [what!, Number(count)]));
}
