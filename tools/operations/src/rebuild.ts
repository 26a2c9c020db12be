import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { databaseUri, type ServerAddresses } from '@entente/local-stack';

const PROGRAM = fileURLToPath(new URL('../../../services/reporting/dist/rebuild.js', import.meta.url));

/** Runs reporting's own program on its database; answers its exit status. */
export async function rebuild(
  args: readonly string[],
  { mongodbUri, kafkaBrokers }: ServerAddresses,
): Promise<number> {
  const environment = { MONGODB_URI: databaseUri(mongodbUri, 'reporting'), KAFKA_BROKERS: kafkaBrokers };
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', PROGRAM, ...args], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 2));
  });
}
