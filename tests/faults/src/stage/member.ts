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

  /** One of its figures since it started, the sum over all that have these labels; 0 where it has none. */
  async metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
    const response = await fetch(`${this.address}/metrics`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`${this.address}/metrics answered ${response.status}`);
    const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return (await response.text())
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter((line) => wanted.every((label) => line.includes(label)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }

  /** Whether its health page says this of the log that it publishes to. */
  async tellsLog(state: string): Promise<boolean> {
    const response = await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const { figures } = (await response.json()) as { figures?: Record<string, { log?: string }> };
    return Object.values(figures ?? {}).some(({ log }) => log === state);
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
