export type Say = (line: string) => void;

/** Takes a word on how far the step has come, shown beside its name. */
export type Progress = (word: string) => void;

const PROGRESS_EVERY_MS = 10_000;

/** Reports steps: one line each with its time, and a sign of life while one takes long. */
export class Steps {
  constructor(readonly say: Say = (line) => process.stdout.write(`${line}\n`)) {}

  async run<T>(name: string, action: (progress: Progress) => Promise<T>): Promise<T> {
    const startedAt = Date.now();
    let word = '';
    const timer = setInterval(() => {
      this.say(`${seconds(Date.now() - startedAt)}  … ${name}${word === '' ? '' : `: ${word}`}`);
    }, PROGRESS_EVERY_MS);
    try {
      const outcome = await action((latest) => (word = latest));
      this.say(`${seconds(Date.now() - startedAt)}  ${name}${word === '' ? '' : `: ${word}`}`);
      return outcome;
    } finally {
      clearInterval(timer);
    }
  }
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;
}
