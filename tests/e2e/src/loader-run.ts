import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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

  static start(api: string, token: string): LoaderRun {
    return new LoaderRun(
      spawn(process.execPath, [LOADER, '--api', api], {
        env: { ...process.env, ENTENTE_TOKEN: token },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }
}

function outcomeOf(status: number | null, printed: string): LoadOutcome {
  const count = (what: string): number => Number(new RegExp(`(\\d+) ${what}`).exec(printed)?.[1] ?? NaN);
  return {
    status,
    printed,
    created: count('created'),
    unchanged: count('unchanged'),
    different: count('different'),
    refused: count('refused'),
  };
}
