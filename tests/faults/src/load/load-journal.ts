import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export type Body = Readonly<Record<string, unknown>>;
export type CommandKind =
  | 'plan'
  | 'start'
  | 'closing'
  | 'closure'
  | 'cancellation'
  | 'log'
  | 'revise'
  | 'confirmation'
  | 'correction'
  | 'withdrawal'
  | 'record'
  | 'step';

/** What is sent in the place of a command's own body. */
export interface Payload {
  readonly bytes: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client means to do, however often it has to send it. */
export interface Command {
  readonly id: string;
  readonly kind: CommandKind;
  readonly operation: string;
  /** The operation's or the result's id, or that of a record with a life of its own. */
  readonly aggregate: string;
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: Body;
  /** 0 creates. */
  readonly expectedVersion: number;
  readonly key?: string;
  /** Of a record with a life of its own, the fields that it has by this. */
  readonly sets?: Body;
  /** The status with which it must be refused, where it is wrong on purpose. */
  readonly refusedWith?: number;
}

export interface Answer {
  readonly status: number;
  readonly version?: number;
  readonly code?: string;
  /** Of its body. */
  readonly bytes?: number;
}

export type Entry =
  | { readonly is: 'command'; readonly command: Command }
  | { readonly is: 'sent'; readonly command: string; readonly attempt: string; readonly at: number }
  | ({ readonly is: 'answered'; readonly attempt: string; readonly at: number } & Answer)
  | { readonly is: 'unanswered'; readonly attempt: string; readonly at: number; readonly why: string };

/** What the load did, on disk: each request before it is sent, each answer after it came. */
export class LoadJournal {
  private readonly file: number;

  constructor(readonly path: string) {
    this.file = openSync(path, 'ax');
  }

  write(entry: Entry): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}

export function readLoadJournal(path: string): readonly Entry[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Entry);
}
