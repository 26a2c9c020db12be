import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  readonly address: string;
}

/** The processes that run now. The file is replaced whole, so that a reader never sees half of it. */
export class RunFile {
  private static readonly files = new Map<string, RunFile>();
  private readonly running = new Map<string, RunningProcess>();

  private constructor(readonly path: string) {}

  /** All who write to one path share one list. */
  static at(path: string): RunFile {
    const file = RunFile.files.get(path) ?? new RunFile(path);
    RunFile.files.set(path, file);
    return file;
  }

  add(entry: RunningProcess): void {
    this.running.set(entry.name, entry);
    this.write();
  }

  remove(name: string): void {
    if (this.running.delete(name)) this.write();
  }

  private write(): void {
    if (this.running.size === 0) {
      rmSync(this.path, { force: true });
      return;
    }
    mkdirSync(dirname(this.path), { recursive: true });
    const next = `${this.path}.next`;
    writeFileSync(next, `${JSON.stringify([...this.running.values()], null, 2)}\n`);
    renameSync(next, this.path);
  }
}
