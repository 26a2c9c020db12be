import { StopWaiting, waitUntil } from '../deadline.js';
import type { Say } from '../steps.js';
import { Child, lastLines, turnLog, type Command, type Exit } from './child.js';
import type { RunFile } from './run-file.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** After this long without a death the next one counts as the first again. */
const STEADY_MS = 60_000;
/** A start is given up after so many deaths. */
const TRIES = 3;

export interface Supervised {
  readonly name: string;
  readonly address: string;
  readonly command: Command;
  readonly logFile: string;
  readonly ready: () => Promise<boolean>;
  readonly readyWithinMs: number;
  /** How often it is asked whether it is ready; see `waitUntil`. */
  readonly readyEveryMs?: number | undefined;
  readonly stopWithinMs: number;
  /** Runs after an unexpected death, before the next start. Its failure is reported and does not stop the start. */
  readonly afterDeath?: () => Promise<void>;
  /** The container that the program stands for: signals and limits of the program do not reach into it. */
  readonly container?: string;
  /** Ends what outlives the program, after it was stopped or killed. */
  readonly leftBehind?: () => Promise<void>;
}

export class ProcessDied extends Error {
  constructor(
    readonly processName: string,
    exit: Exit,
    lines: readonly string[],
  ) {
    super(`${processName} ended (${ending(exit)})${lastWords(lines)}`);
  }
}

/** Keeps one program running until it is told to stop. */
export class SupervisedProcess {
  private child: Child | undefined;
  private wanted = false;
  private deaths = 0;
  private lastDeath: ProcessDied | undefined;
  private restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly definition: Supervised,
    private readonly runFile: RunFile,
    private readonly say: Say,
  ) {}

  get name(): string {
    return this.definition.name;
  }

  get address(): string {
    return this.definition.address;
  }

  get container(): string | undefined {
    return this.definition.container;
  }

  get pid(): number | undefined {
    return this.child?.running ? this.child.pid : undefined;
  }

  /** Resolves when the program is ready; gives up after three deaths or when its time has passed. */
  async start(): Promise<void> {
    this.wanted = true;
    this.deaths = 0;
    turnLog(this.definition.logFile);
    await this.spawn();
    await this.untilReady();
  }

  async untilReady(): Promise<void> {
    const { name, address, ready, readyWithinMs, readyEveryMs } = this.definition;
    await waitUntil(
      async () => {
        if (this.deaths >= TRIES && this.lastDeath) throw new StopWaiting(this.lastDeath);
        return this.pid !== undefined && (await ready());
      },
      { for: `${name} to be ready at ${address}`, withinMs: readyWithinMs, everyMs: readyEveryMs },
    );
  }

  /** Ends the program for good and answers how it ended; one that does not end in time is killed. */
  async stop(): Promise<Exit | undefined> {
    this.wanted = false;
    clearTimeout(this.restart);
    const exit = await this.child?.stop(this.definition.stopWithinMs);
    await this.definition.leftBehind?.();
    return exit;
  }

  /** Kills without asking and without a restart: what a power cut does. */
  async kill(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.restart);
    this.child?.kill();
    await this.child?.exited;
    await this.definition.leftBehind?.();
  }

  private async spawn(): Promise<void> {
    const { name, address, command, logFile } = this.definition;
    const startedAt = Date.now();
    const child = await Child.start(command, logFile, this.runFile.path);
    this.child = child;
    this.runFile.add({ name, pid: child.pid, address });
    void child.exited.then((exit) => this.onExit(exit, Date.now() - startedAt));
    if (!this.wanted) child.kill();
  }

  private onExit(exit: Exit, ranForMs: number): void {
    const { name, logFile, afterDeath } = this.definition;
    this.runFile.remove(name);
    if (!this.wanted) return;

    this.deaths = ranForMs > STEADY_MS ? 1 : this.deaths + 1;
    const pauseMs = pauseAfter(this.deaths);
    this.lastDeath = new ProcessDied(name, exit, lastLines(logFile));
    this.say(`${this.lastDeath.message}\n  ${name} starts again in ${pauseMs / 1000} s`);

    this.restart = setTimeout(() => {
      void (afterDeath?.() ?? Promise.resolve())
        .catch((error: unknown) => this.say(`After the death of ${name}: ${String(error)}`))
        .then(() => (this.wanted ? this.spawn() : undefined))
        .catch((error: unknown) => this.say(`${name} could not be started: ${String(error)}`));
    }, pauseMs);
  }
}

export function pauseAfter(deaths: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (deaths - 1), LONGEST_PAUSE_MS);
}

function ending({ code, signal }: Exit): string {
  return signal === null ? `exit status ${code}` : signal;
}

function lastWords(lines: readonly string[]): string {
  if (lines.length === 0) return ', and wrote nothing';
  return `; the last it wrote:\n${lines.map((line) => `  | ${line}`).join('\n')}`;
}
