import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PeerSurroundings } from '../peers/peer-program.js';
import { answerOf } from './answer-of.js';
import type { Metered, Usage } from './usage.js';

type Answer = { readonly value: unknown } | { readonly failed: string };

/** A bare peer in a process of its own. */
export class Peer implements Metered {
  private constructor(
    private readonly child: ChildProcess,
    /** Undefined of one that does not listen. */
    readonly address: string | undefined,
    readonly mongodbUri: string,
  ) {}

  /** `program`: a file of `peers`, without its ending. */
  static async start(program: string, surroundings: PeerSurroundings): Promise<Peer> {
    const file = fileURLToPath(new URL(`../peers/${program}.js`, import.meta.url));
    const child = fork(file, [JSON.stringify(surroundings)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const died = once(child, 'exit').then(([status]) => {
      throw new Error(`${program} ended with ${String(status)} before it was ready`);
    });
    const [said] = (await Promise.race([once(child, 'message'), died])) as [{ address?: string }];
    died.catch(() => undefined);
    return new Peer(child, said.address, surroundings.mongodbUri);
  }

  /** @throws what failed in the peer, or where that ended */
  async ask<Value>(what: string, asked?: unknown): Promise<Value> {
    const said = await answerOf<Answer>(this.child, { what, asked });
    if ('failed' in said) throw new Error(said.failed);
    return said.value as Value;
  }

  usage(): Promise<Usage> {
    return this.ask<Usage>('usage');
  }

  /** Once is enough. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
