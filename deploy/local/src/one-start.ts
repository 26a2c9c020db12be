import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class AlreadyStarted extends Error {
  constructor(pid: number, runFile: string) {
    super(
      `Entente already runs from this checkout (process ${pid}; what it runs stands in ${runFile}).\n` +
        'End it first with Ctrl-C, or start another checkout with ENTENTE_PORT_OFFSET=100.',
    );
  }
}

/** Keeps a second start out of the same checkout; what a killed start left behind does not count. */
export function claimStart(startFile: string, runFile: string): void {
  mkdirSync(dirname(startFile), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(startFile, String(process.pid), { flag: 'wx' });
      process.once('exit', () => rmSync(startFile, { force: true }));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
    }
    const pid = Number(readFileSync(startFile, 'utf8'));
    if (pid > 0 && isStart(pid)) throw new AlreadyStarted(pid, runFile);
    rmSync(startFile, { force: true });
  }
}

/** Process ids come again: where the system tells command lines, the process must be a start. */
function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.js');
  } catch {
    return true;
  }
}
