import { execFile } from 'node:child_process';

import type { Progress } from '../steps.js';

/** What servers in containers are run from; `docker-compose.yml` names the same. */
export const IMAGES = { mongodb: 'mongo:8', kafka: 'apache/kafka:4.1.0' } as const;

export interface Outcome {
  readonly status: number;
  /** What was written to standard error. */
  readonly complaint: string;
}
export type RunEngine = (program: string, args: readonly string[]) => Promise<Outcome>;

export class ImageUnavailable extends Error {
  constructor(engine: string, image: string, why: string) {
    super(
      `${engine} answers, but ${image} is not there and cannot be pulled: ${why}\n` +
        `  Bring it with ${engine} load, or run the servers as processes (ENTENTE_SERVERS=processes).`,
    );
  }
}

/** Docker or Podman, by its command. */
export class ContainerEngine {
  constructor(
    readonly name: string,
    private readonly run: RunEngine = runToItsEnd,
  ) {}

  /** Pulls an image that is not there yet. @throws ImageUnavailable where it cannot be had */
  async provide(image: string, progress: Progress): Promise<void> {
    progress(image);
    const { status } = await this.run(this.name, ['image', 'inspect', image]);
    if (status === 0) return;
    progress(`pulling ${image}`);
    const pull = await this.run(this.name, ['pull', image]);
    if (pull.status !== 0) throw new ImageUnavailable(this.name, image, lastLine(pull.complaint));
    progress(`${image} pulled`);
  }

  /** One that is not there counts as removed. */
  async remove(container: string): Promise<void> {
    await this.run(this.name, ['rm', '--force', '--volumes', container]);
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** Neither a status nor a program that is missing is an error here. */
export function runToItsEnd(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(program, args, { env: environment }, (error, _said, complaint) =>
      resolve({ status: error === null ? 0 : 1, complaint: complaint || (error?.message ?? '') }),
    );
  });
}
