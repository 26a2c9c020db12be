import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { answerOf } from '../stage/answer-of.js';
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
    const outcome = await answerOf<Outcome>(this.child, plan);
    if ('failed' in outcome) throw new Error(outcome.failed);
    return outcome.sent;
  }

  /** Once is enough. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
