import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SupervisedProcess } from '@entente/local-stack';
import { NotPossible } from '../faults/fault.js';

const LOOK_EVERY_MS = 50;

/**
 * What a server may write to disk. Nothing: every write to a file fails as on a full disk, in the kernel and with
 * an error of its own (EFBIG), which needs no rights, no file system of one's own, and ends with the process.
 */
export class DiskRoom {
  private watch: NodeJS.Timeout | undefined;
  private died = false;

  /** @throws NotPossible where processes cannot be limited */
  static async of(server: SupervisedProcess): Promise<DiskRoom> {
    if (server.container !== undefined) throw new NotPossible('its process is inside of a container');
    await limit(pidOf(server), []).catch((error: unknown) => {
      throw new NotPossible(`processes cannot be limited here: ${String(error)}`);
    });
    return new DiskRoom(server);
  }

  private constructor(private readonly server: SupervisedProcess) {}

  async none(): Promise<void> {
    await limit(pidOf(this.server), ['--fsize=0:']);
    // On a disk that is still full a new start would fail, too: it is kept from it until there is room.
    this.watch = setInterval(() => {
      if (this.died || this.server.pid !== undefined) return;
      this.died = true;
      void this.server.kill();
    }, LOOK_EVERY_MS);
  }

  /** Starts the server where it has died of it, or cannot be brought to write again, as its supervisor would. */
  async again(writes: () => Promise<unknown>): Promise<'lived' | 'died' | 'never wrote again'> {
    clearInterval(this.watch);
    if (!this.died && this.server.pid !== undefined) {
      await limit(this.server.pid, ['--fsize=unlimited:']);
      const well = await writes().then(
        () => true,
        () => false,
      );
      if (well) return 'lived';
    }
    await this.server.kill();
    await this.server.start();
    return this.died ? 'died' : 'never wrote again';
  }
}

function pidOf({ pid, name }: SupervisedProcess): number {
  if (pid === undefined) throw new Error(`${name} is not running`);
  return pid;
}

async function limit(pid: number, limits: readonly string[]): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(pid), ...limits]);
}
