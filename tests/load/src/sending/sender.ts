import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Plan, Sent } from './plan.js';

const PROGRAM = fileURLToPath(new URL('./sender-process.js', import.meta.url));

type Outcome = { readonly sent: Sent } | { readonly failed: string };

/** Sends from a process of its own, so that what it costs is not measured. */
export class Sender {
  private constructor(private readonly child: ChildProcess) {}

  static async start(): Promise<Sender> {
    const child = fork(PROGRAM, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return new Sender(child);
  }

  /** @throws what went wrong on the other side, or where that ended */
  async send(plan: Plan): Promise<Sent> {
    const ended = new AbortController();
    const died = once(this.child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error('The process that sends has ended.');
    });
    try {
      const answer = once(this.child, 'message', { signal: ended.signal });
      this.child.send(plan);
      const [outcome] = (await Promise.race([answer, died])) as [Outcome];
      if ('failed' in outcome) throw new Error(outcome.failed);
      return outcome.sent;
    } finally {
      ended.abort();
      died.catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
