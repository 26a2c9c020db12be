import type { ServiceName, SupervisedProcess } from '@entente/local-stack';

/** One running instance of a service. */
export class Member {
  constructor(
    readonly service: ServiceName,
    private readonly process: SupervisedProcess,
    private readonly freeLocks: () => Promise<void>,
  ) {}

  get address(): string {
    return this.process.address;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  signal(signal: NodeJS.Signals): void {
    const { pid } = this.process;
    if (pid === undefined) throw new Error(`${this.service} is not running`);
    process.kill(pid, signal);
  }

  /** Ends it as a power cut does and starts it again, as its supervisor would. */
  async killAndRestart(): Promise<void> {
    await this.process.kill();
    await this.restart();
  }

  async restart(): Promise<void> {
    await this.freeLocks();
    await this.process.start();
  }

  /** Takes over from the supervisor after the process has ended by itself. */
  async restartAfterDeath(): Promise<void> {
    await this.process.kill();
    await this.restart();
  }

  /** Asks it to end, and answers its exit status; null where it had to be killed. */
  async stop(): Promise<number | null> {
    return (await this.process.stop())?.code ?? null;
  }

  async start(): Promise<void> {
    await this.process.start();
  }
}
