import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const SAMPLES = {
  operations: 'published-operations.json',
  measures: 'measures-third-countries.json',
  projects: 'projects.json',
  agreements: 'cooperation-agreements.json',
} as const;
export type SampleKind = keyof typeof SAMPLES;

const LOADER = fileURLToPath(new URL('../../../tools/loader/dist/main.js', import.meta.url));

export interface LoadOutcome {
  readonly status: number | null;
  /** What it printed, with its findings. */
  readonly printed: string;
  readonly created: number;
  readonly unchanged: number;
  readonly different: number;
  readonly refused: number;
}

/** The loader as a process of its own, sending the sample data. */
export class LoaderRun {
  readonly ended: Promise<LoadOutcome>;

  private constructor(loader: ChildProcess) {
    const printed: string[] = [];
    for (const output of [loader.stdout, loader.stderr]) {
      output?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    }
    this.ended = new Promise((resolve, reject) => {
      loader.once('error', reject);
      loader.once('close', (status) => resolve(outcomeOf(status, printed.join(''))));
    });
  }

  /** Sends sample files of these kinds; `apis` are `service=address`. */
  static start(apis: readonly string[], token: string, kinds: readonly SampleKind[]): LoaderRun {
    const files = kinds.flatMap((kind) => [`--${kind}`, join(DATA, SAMPLES[kind])]);
    return new LoaderRun(
      spawn(process.execPath, [LOADER, ...files, ...apis.flatMap((api) => ['--api', api])], {
        env: { ...process.env, ENTENTE_TOKEN: token },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }
}

function outcomeOf(status: number | null, printed: string): LoadOutcome {
  const counts = (what: string): number[] =>
    [...printed.matchAll(new RegExp(`(\\d+) ${what}`, 'g'))].map(([, number]) => Number(number));
  const count = (what: string): number => counts(what).reduce((sum, number) => sum + number, 0);
  return {
    status,
    printed,
    created: count('created'),
    unchanged: count('unchanged'),
    different: count('different'),
    refused: count('refused'),
  };
}
