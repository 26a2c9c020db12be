import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import {
  createTopics,
  databaseUri,
  readTopics,
  startIssuer,
  startServers,
  startService,
  type Bearer,
  type RunningIssuer,
  type RunningServers,
  type ServiceName,
  type ServiceOptions,
  type SupervisedProcess,
} from '@entente/local-stack';
import type { Producer } from 'kafkajs';
import mongoose from 'mongoose';
import type { PeerSurroundings } from '../peers/peer-program.js';
import { Sender } from '../sending/sender.js';
import { benchKafka } from './bench-kafka.js';
import { JournalAtRest } from './journal.js';
import { Peer } from './peer.js';
import { ReaderLag } from './reader-lag.js';
import { rebuild, type Compared } from './rebuild-program.js';

/** Nobody is told to slow down, except where that is what is measured. */
const UNLIMITED = Object.fromEntries(
  ['REQUESTS_PER_ADDRESS', 'REQUESTS_PER_PERSON', 'REQUESTS_AT_ONCE'].map((limit) => [limit, '1000000000']),
);
/** Of both sides. */
const POOL_SIZE = 50;

/** Empty servers on free ports, and what a row starts beside them. Everything ends with the stage. */
export class Stage {
  private readonly started: { stop(): Promise<unknown> }[] = [];

  private constructor(
    private readonly directory: string,
    readonly servers: RunningServers,
    private readonly issuer: RunningIssuer,
  ) {}

  static async open(): Promise<Stage> {
    const directory = await mkdtemp(join(tmpdir(), 'entente-load-'));
    const [servers, issuer] = await Promise.all([
      startServers({ directory, own: true }),
      startIssuer({ directory }),
    ]);
    return new Stage(directory, servers, issuer);
  }

  /** The servers' kinds and versions. */
  versions(): Promise<readonly string[]> {
    return this.servers.versions();
  }

  /** Whether the database is MongoDB itself, which takes larger sizes than what may stand in for it. */
  get onMongodb(): boolean {
    return this.servers.description.some((line) => /^database: (?:mongod|a container) /.test(line));
  }

  async service(
    name: ServiceName,
    environment: Readonly<Record<string, string>> = {},
    starting: Pick<ServiceOptions, 'program' | 'readyEveryMs'> = {},
  ): Promise<SupervisedProcess> {
    const { directory, servers } = this;
    const settings = { ...UNLIMITED, MONGODB_MAX_POOL_SIZE: String(POOL_SIZE), ...environment };
    const { issuer } = this.issuer;
    return this.kept(
      await startService({ ...starting, directory, name, servers, issuer, environment: settings }),
    );
  }

  /** With a database of its own on the same server, a new one unless it is named. */
  async peer(
    program: string,
    { database = `peer-${randomUUID()}`, topic = JOINT_ACTION_DAYS_TOPIC } = {},
  ): Promise<Peer> {
    return this.kept(await Peer.start(program, this.surroundings(database, topic)));
  }

  /** A topic of a peer's own, with the partitions and settings of a service's. */
  async topicLike(topic: string, name: string): Promise<string> {
    const alike = (await readTopics()).filter((one) => one.name === topic);
    await createTopics(
      this.servers.kafkaBrokers,
      alike.map((one) => ({ ...one, name })),
    );
    return name;
  }

  /** The database of a service or a peer, past it. */
  async database(name: string): Promise<ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>> {
    const client = await mongoose.mongo.MongoClient.connect(this.databaseOf(name));
    this.kept({ stop: () => client.close() });
    return client.db();
  }

  /** What reports are made of, built anew from the first event. @throws where that is something else than there was */
  rebuild(): Promise<Compared> {
    const { kafkaBrokers } = this.servers;
    return rebuild({ mongodbUri: this.databaseOf('reporting'), kafkaBrokers, maxPoolSize: POOL_SIZE });
  }

  /** The journal in a database. */
  async journal(uri: string): Promise<JournalAtRest> {
    return this.kept(await JournalAtRest.open(uri));
  }

  readerLag(topic: string): ReaderLag {
    return this.kept(new ReaderLag(this.servers.kafkaBrokers, topic));
  }

  async producer(): Promise<Producer> {
    const producer = benchKafka(this.servers.kafkaBrokers).producer({ idempotent: true });
    await producer.connect();
    this.kept({ stop: () => producer.disconnect() });
    return producer;
  }

  async sender(): Promise<Sender> {
    return this.kept(await Sender.start());
  }

  token(bearer: Bearer): Promise<string> {
    return this.issuer.token(bearer);
  }

  databaseOf(name: string): string {
    return databaseUri(this.servers.mongodbUri, name);
  }

  /** @throws the first failure, after everything else was ended */
  async close(): Promise<void> {
    const ended = await Promise.allSettled(this.started.map((one) => one.stop()));
    await Promise.all([this.servers.stop(), this.issuer.stop()]);
    await rm(this.directory, { recursive: true, force: true });
    for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private surroundings(database: string, topic: string): PeerSurroundings {
    const { kafkaBrokers } = this.servers;
    const mongodbUri = this.databaseOf(database);
    return { mongodbUri, kafkaBrokers, topic, issuer: this.issuer.issuer, maxPoolSize: POOL_SIZE };
  }

  private kept<One extends { stop(): Promise<unknown> }>(one: One): One {
    this.started.push(one);
    return one;
  }
}
