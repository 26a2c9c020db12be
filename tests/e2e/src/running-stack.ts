import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  databaseUri,
  SERVICES,
  startIssuer,
  startServers,
  startService,
  waitUntil,
  type Bearer,
  type RunningIssuer,
  type RunningServers,
  type ServiceName,
  type SupervisedProcess,
} from '@entente/local-stack';
import { connectKafka, KafkaTopicAdmin } from '@entente/messaging';
import { Caller } from '@entente/testing';
import { LoaderRun, type SampleKind } from './loader-run.js';

/** A whole stack of processes of its own, on free ports, with its data in a temporary directory. */
export class RunningStack {
  private readonly services = new Map<ServiceName, SupervisedProcess>();

  private constructor(
    private readonly directory: string,
    readonly servers: RunningServers,
    readonly issuer: RunningIssuer,
  ) {}

  /** `through` leads the services another way to the database than the direct one. */
  static async start(
    through: (mongodbUri: string) => Promise<string> = (uri) => Promise.resolve(uri),
  ): Promise<RunningStack> {
    const directory = await mkdtemp(join(tmpdir(), 'entente stack '));
    const [servers, issuer] = await Promise.all([
      startServers({ directory, own: true }),
      startIssuer({ directory }),
    ]);
    const stack = new RunningStack(directory, servers, issuer);
    try {
      await stack.startServices(await through(servers.mongodbUri));
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  private async startServices(mongodbUri: string): Promise<void> {
    const { directory, servers, issuer } = this;
    const reached = {
      mongodbUri,
      kafkaBrokers: servers.kafkaBrokers,
      freeLocks: () => servers.freeLocks(),
    };
    const started = await Promise.allSettled(
      SERVICES.map(async (name) => {
        const options = { directory, name, servers: reached, issuer: issuer.issuer };
        this.services.set(name, await startService(options));
      }),
    );
    for (const outcome of started) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Kafka, which this stack has as a process of its own. */
  get kafka(): SupervisedProcess {
    const { kafka } = this.servers;
    if (!kafka) throw new Error('this stack runs Kafka itself');
    return kafka;
  }

  service(name: ServiceName): SupervisedProcess {
    const service = this.services.get(name);
    if (!service) throw new Error(`${name} is no service of this stack`);
    return service;
  }

  /** Somebody with this token at a service. */
  async caller(name: ServiceName, bearer: Bearer): Promise<Caller> {
    return new Caller(this.service(name).address, await this.issuer.token(bearer));
  }

  /** The sum of a service's figure over all its labels; 0 where it has none. */
  async metric(name: ServiceName, metric: string): Promise<number> {
    const text = await (await fetch(`${this.service(name).address}/metrics`)).text();
    const lines = text
      .split('\n')
      .filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
    return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }

  /** Messages that were ever written to a topic. */
  async topicSize(topic: string): Promise<number> {
    const topics = new KafkaTopicAdmin(connectKafka([this.servers.kafkaBrokers], 'e2e'));
    try {
      const ends = await topics.endOffsets(topic);
      return [...ends.values()].reduce((sum, end) => sum + Number(end), 0);
    } finally {
      await topics.close();
    }
  }

  databaseUri(name: ServiceName): string {
    return databaseUri(this.servers.mongodbUri, name);
  }

  /** Sends sample data as `npm run load` does: the published operations, unless other kinds are named. */
  async load(...kinds: readonly SampleKind[]): Promise<LoaderRun> {
    const token = await this.issuer.token({ roles: ['registrar'] });
    const apis = [...this.services].map(([name, { address }]) => `${name}=${address}`);
    return LoaderRun.start(apis, token, kinds.length > 0 ? kinds : ['operations']);
  }

  /** Ends a service and starts it with other settings in its place. */
  async startInstead(name: ServiceName, environment: Readonly<Record<string, string>>): Promise<void> {
    await this.service(name).stop();
    const { directory, servers, issuer } = this;
    const started = await startService({ directory, name, servers, issuer: issuer.issuer, environment });
    this.services.set(name, started);
  }

  /** The process id that `run.json` names, where it runs. */
  async pidOf(name: ServiceName): Promise<number | undefined> {
    const running = await readFile(join(this.directory, 'run.json'), 'utf8');
    const processes = JSON.parse(running) as readonly { readonly name: string; readonly pid: number }[];
    return processes.find((process) => process.name === name)?.pid;
  }

  /** Kills a service without a word, as a power cut does, and waits until it has come back by itself. */
  async killAndAwait(name: ServiceName): Promise<void> {
    const killed = await this.pidOf(name);
    if (killed === undefined) throw new Error(`${name} is not in run.json`);
    process.kill(killed, 'SIGKILL');
    await waitUntil(
      async () => {
        const pid = await this.pidOf(name);
        return pid !== undefined && pid !== killed;
      },
      { for: `${name} to be started again`, withinMs: 20_000 },
    );
    await this.service(name).untilReady();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.services.values()].map((service) => service.stop()));
    await Promise.all([this.servers.stop(), this.issuer.stop()]);
    await rm(this.directory, { recursive: true });
  }
}
