import { rmSync } from 'node:fs';

import { Child, lastLines, type Command } from '../supervisor/child.js';

export class CommandFailed extends Error {
  constructor(what: string, code: number | null, lines: readonly string[]) {
    super(`${what} failed (exit status ${code}):\n${lines.map((line) => `  | ${line}`).join('\n')}`);
  }
}

/** Runs a program that is expected to end; it ends with us, too. */
export async function runToEnd(what: string, command: Command, logFile: string): Promise<void> {
  rmSync(logFile, { force: true });
  const child = await Child.start(command, logFile);
  const { code } = await child.exited;
  if (code !== 0) throw new CommandFailed(what, code, lastLines(logFile, 30));
}
