import { join } from 'node:path';
import type {
  Bearer,
  RunningIssuer,
  RunningServers,
  ServiceName,
  SupervisedProcess,
} from '@entente/local-stack';
import { DatabaseWire } from './database-wire.js';
import { KafkaWire } from './kafka-wire.js';
import { Member } from './member.js';
import { runRebuild, type RebuildRun } from './rebuild-program.js';
import { deleteTopic, TopicWatcher } from './topic-watcher.js';
import type { Tree } from './tree.js';
import type { Wire } from './wire.js';

export interface StageOptions {
  readonly directory: string;
  readonly tree: Tree;
  readonly say: (line: string) => void;
}

export interface Joining {
  readonly tree?: Tree;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Servers and services as processes of their own; everything the services say passes a wire that can fail. */
export class Stage {
  private readonly members: Member[] = [];
  private readonly tokens = new Map<string, Promise<string>>();
  private instances = 0;
  private running: Tree;

  private constructor(
    private readonly options: StageOptions,
    private readonly servers: RunningServers,
    private readonly issuer: RunningIssuer,
    readonly databaseWire: DatabaseWire,
    readonly kafkaWire: Wire,
    readonly watcher: TopicWatcher,
  ) {
    this.running = options.tree;
  }

  static async start(options: StageOptions): Promise<Stage> {
    const { tree, directory } = options;
    const placed = { directory, downloads: tree.downloads };
    const [servers, issuer] = await Promise.all([
      tree.stack.startServers({ ...placed, own: true }),
      tree.stack.startIssuer(placed),
    ]);
    const [databaseWire, kafkaWire] = await Promise.all([
      new DatabaseWire(portOf(servers.mongodbUri)).open(),
      new KafkaWire(portOf(servers.kafkaBrokers)).open(),
    ]);
    const watcher = await TopicWatcher.start(servers.kafkaBrokers);
    const stage = new Stage(options, servers, issuer, databaseWire, kafkaWire, watcher);
    await stage.startServices();
    return stage;
  }

  get kafka(): SupervisedProcess {
    return ownProcess(this.servers.kafka);
  }

  get database(): SupervisedProcess {
    return ownProcess(this.servers.mongodb);
  }

  /** Of the broker itself, past the wire. */
  get kafkaBrokers(): string {
    return this.servers.kafkaBrokers;
  }

  get directory(): string {
    return this.options.directory;
  }

  databaseUri(service: ServiceName): string {
    return this.options.tree.stack.databaseUri(this.servers.mongodbUri, service);
  }

  get services(): readonly ServiceName[] {
    return this.running.stack.SERVICES;
  }

  of(service: ServiceName): readonly Member[] {
    return this.members.filter((member) => member.service === service);
  }

  first(service: ServiceName): Member {
    const [member] = this.of(service);
    if (!member) throw new Error(`No ${service} runs`);
    return member;
  }

  token(bearer: Bearer): Promise<string> {
    const key = JSON.stringify(bearer);
    const known = this.tokens.get(key) ?? this.issuer.token(bearer);
    this.tokens.set(key, known);
    return known;
  }

  /** Another instance of a service beside those that run: of another release, or with settings of its own. */
  async join(service: ServiceName, { tree = this.running, environment = {} }: Joining = {}): Promise<Member> {
    this.instances += 1;
    const started = await tree.stack.startService({
      name: service,
      directory: join(this.options.directory, `instance-${this.instances}`),
      downloads: tree.downloads,
      issuer: this.issuer.issuer,
      environment,
      servers: {
        ...this.wired,
        freeLocks: () => this.servers.freeLocks(),
      },
    });
    const member = new Member(service, started, () => this.servers.freeLocks());
    this.members.push(member);
    return member;
  }

  async leave(member: Member): Promise<number | null> {
    this.members.splice(this.members.indexOf(member), 1);
    return member.stop();
  }

  /** Kafka comes back with empty storage and another cluster id, at the same address; the services are not told. */
  async wipeKafka(): Promise<void> {
    await this.watcher.stop();
    await this.servers.wipeKafka();
    await this.watcher.hearNewLog();
  }

  /** The same cluster loses the topic with everything in it. */
  async deleteTopic(): Promise<void> {
    await this.watcher.stop();
    await deleteTopic(this.kafkaBrokers);
    await this.watcher.hearNewLog();
  }

  /** Ends every instance and starts one of each service from another tree, on the same servers. */
  async runFrom(tree: Tree): Promise<void> {
    if (tree === this.running) return;
    await Promise.all([...this.members].map((member) => this.leave(member)));
    this.running = tree;
    await this.startServices();
  }

  async stop(): Promise<void> {
    this.databaseWire.mend();
    this.kafkaWire.mend();
    await Promise.all(this.members.map((member) => member.stop()));
    await this.watcher.stop();
    await Promise.all([this.databaseWire.close(), this.kafkaWire.close()]);
    await Promise.all([this.servers.stop(), this.issuer.stop()]);
  }

  /** Builds what reports are made of anew, on the wires of the services. */
  rebuild(): Promise<RebuildRun> {
    const { mongodbUri, kafkaBrokers } = this.wired;
    return runRebuild({
      program: this.running.program('services/reporting/dist/rebuild.js'),
      mongodbUri: this.running.stack.databaseUri(mongodbUri, 'reporting'),
      kafkaBrokers,
    });
  }

  private get wired(): { readonly mongodbUri: string; readonly kafkaBrokers: string } {
    return {
      mongodbUri: `mongodb://127.0.0.1:${this.databaseWire.port}/?directConnection=true`,
      kafkaBrokers: `127.0.0.1:${this.kafkaWire.port}`,
    };
  }

  private async startServices(): Promise<void> {
    await Promise.all(this.services.map((name) => this.join(name)));
  }
}

function portOf(address: string): number {
  return Number(/:(\d+)(?:\/|$)/.exec(address)?.[1]);
}

function ownProcess(process: SupervisedProcess | undefined): SupervisedProcess {
  if (!process) throw new Error('The suite runs its servers itself');
  return process;
}
