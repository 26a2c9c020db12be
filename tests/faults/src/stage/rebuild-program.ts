import { spawn } from 'node:child_process';
import { BUILDS } from '../check/generations.js';

const ENDS_WITHIN_MS = 600_000;
const LAST_LINES = 12;

/** What a rebuild said of one kind of document. */
export interface Compared {
  readonly compared: number;
  readonly differing: number;
}

export interface RebuildRun {
  /** Its exit status; null where it was killed. */
  readonly status: number | null;
  /** By the name of the collection in the first build. */
  readonly compared: ReadonlyMap<string, Compared | undefined>;
  readonly tookMs: number;
  readonly said: string;
}

export interface RebuildSurroundings {
  readonly program: string;
  readonly mongodbUri: string;
  readonly kafkaBrokers: string;
}

/** Runs reporting's own program as an operator does, and reads what it prints. */
export async function runRebuild({
  program,
  mongodbUri,
  kafkaBrokers,
}: RebuildSurroundings): Promise<RebuildRun> {
  const startedAt = Date.now();
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', program], {
    env: { ...process.env, MONGODB_URI: mongodbUri, KAFKA_BROKERS: kafkaBrokers },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: ENDS_WITHIN_MS,
    killSignal: 'SIGKILL',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    status,
    compared: new Map(
      Object.values(BUILDS).flatMap((own) => own.map((what) => [what, comparedIn(said, what)] as const)),
    ),
    tookMs: Date.now() - startedAt,
    said,
  };
}

function comparedIn(said: string, what: string): Compared | undefined {
  const [, compared, differing] =
    new RegExp(`^${what}: (\\d+) compared, (\\d+) differ$`, 'm').exec(said) ?? [];
  return compared === undefined ? undefined : { compared: Number(compared), differing: Number(differing) };
}

/** What is wrong with a rebuild, where something is. */
export function wrongRebuild({ status, compared, said }: RebuildRun): readonly string[] {
  if (status !== 0) return [`the rebuild ended with ${status}: ${lastWords(said)}`];
  return [...compared].flatMap(([what, found]) => {
    if (!found) return [`the rebuild did not say how it compared ${what}`];
    return found.differing === 0
      ? []
      : [`a rebuild has ${found.differing} other ${what} than the live state`];
  });
}

/** Without what its reader logs about messages that nobody can read: those are older than the rebuild. */
function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.includes('dead letter'));
  return lines.slice(-LAST_LINES).join(' / ');
}
