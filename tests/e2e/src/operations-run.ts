import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningStack } from './running-stack.js';

const OPERATIONS = fileURLToPath(new URL('../../../tools/operations/dist/main.js', import.meta.url));

export interface OperationsOutcome {
  readonly status: number | null;
  /** What it printed, both streams. */
  readonly printed: string;
}

/** A command for operators as a process of its own, as npm runs it. */
export async function operations(
  { servers }: RunningStack,
  ...args: readonly string[]
): Promise<OperationsOutcome> {
  const { mongodbUri, kafkaBrokers } = servers;
  const command = spawn(process.execPath, [OPERATIONS, ...args], {
    env: { ...process.env, MONGODB_URI: mongodbUri, KAFKA_BROKERS: kafkaBrokers },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const output of [command.stdout, command.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (status) => resolve({ status, printed: printed.join('') }));
  });
}
