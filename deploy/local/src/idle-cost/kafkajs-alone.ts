import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./kafkajs-alone-process.js', import.meta.url));

/** A process that does nothing but read the services' topics with kafkajs as it comes. */
export class KafkajsAlone {
  private constructor(private readonly child: ChildProcess) {}

  static async start(brokers: string): Promise<KafkajsAlone> {
    const child = fork(PROGRAM, [brokers], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(child, 'message');
    return new KafkajsAlone(child);
  }

  /** What it has used of a core until now, in seconds. */
  async cpuSeconds(): Promise<number> {
    const answer = once(this.child, 'message');
    this.child.send('how much?');
    return Number((await answer)[0]);
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
