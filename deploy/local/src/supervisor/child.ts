import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Becomes the program, so that the process id is the program's own. Beside it, in the same group, a watchdog waits
 * on a pipe whose other end only the parent holds: when the parent dies, however it dies, the group is killed.
 */
const UNDER_WATCHDOG = `
exec 3<&0 </dev/null
( read -r _ <&3; rm -f "$0"; kill -KILL 0 ) >/dev/null 2>&1 &
exec 3<&-
exec "$@"`;

const NO_FILE = '/dev/null/none';
const LONGEST_LINE = 300;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly directory?: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running program in a process group of its own. */
export class Child {
  readonly exited: Promise<Exit>;
  private exit: Exit | undefined;

  private constructor(
    private readonly process: ChildProcess,
    readonly pid: number,
  ) {
    this.exited = new Promise((resolve) => {
      process.once('exit', (code, signal) => {
        this.exit = { code, signal };
        signalGroup(pid, 'SIGKILL');
        resolve(this.exit);
      });
    });
  }

  /**
   * What the program writes is added to its log file, or shown with our own output without one.
   * `staleWithParent` is a file that tells of running programs: it is removed when the parent is gone.
   */
  static async start(command: Command, logFile?: string, staleWithParent = NO_FILE): Promise<Child> {
    const log = logFile === undefined ? undefined : openLog(logFile);
    const output = log ?? 'inherit';
    try {
      const child = spawn(
        '/bin/sh',
        ['-c', UNDER_WATCHDOG, staleWithParent, command.program, ...command.args],
        {
          detached: true,
          stdio: ['pipe', output, output],
          env: { ...process.env, ...command.environment },
          ...(command.directory === undefined ? {} : { cwd: command.directory }),
        },
      );
      await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
      child.stdin?.on('error', () => undefined);
      if (child.pid === undefined) throw new Error(`${command.program} has no process id`);
      return new Child(child, child.pid);
    } finally {
      if (log !== undefined) closeSync(log);
    }
  }

  get running(): boolean {
    return this.exit === undefined;
  }

  kill(): void {
    if (this.running) signalGroup(this.pid, 'SIGKILL');
  }

  /** Asks the program to end, and ends it with its group after the given time. */
  async stop(withinMs: number): Promise<Exit> {
    if (this.running) this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), withinMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The last lines that a program wrote, for the report of its death; long ones are cut. */
export function lastLines(logFile: string, count = 8): string[] {
  let text: string;
  try {
    text = readFileSync(logFile, 'utf8');
  } catch {
    return [];
  }
  const lines = text.trimEnd().split('\n').slice(-count).filter(Boolean);
  return lines.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
}

/** Begins a new log and keeps the one before. */
export function turnLog(logFile: string): void {
  rmSync(`${logFile}.previous`, { force: true });
  try {
    renameSync(logFile, `${logFile}.previous`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true });
  return openSync(logFile, 'a');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
