import { setTimeout as wait } from 'node:timers/promises';

import type { Bearer } from './issuer/claims.js';
import { issuerProcess } from './issuer/issuer-process.js';
import { mintToken } from './issuer/mint-token.js';
import type { Places } from './places.js';
import { dropDatabases } from './servers/mongodb.js';
import { Servers } from './servers/servers.js';
import { createTopics, deleteTopics, readTopics } from './servers/topics.js';
import { SERVICES, type ServiceName } from './default-ports.js';
import { serviceProcess } from './services.js';
import { httpAddress, type Settings } from './settings.js';
import type { Steps } from './steps.js';
import { RunFile } from './supervisor/run-file.js';
import { SupervisedProcess } from './supervisor/supervised-process.js';

const TOPICS_AGAIN_MS = 5000;

/** Everything that runs on one machine: servers, issuer and services, in the order in which they can be had. */
export class Stack {
  private readonly runFile: RunFile;
  private servers: Servers | undefined;
  private issuer: SupervisedProcess | undefined;
  private readonly services: SupervisedProcess[] = [];
  private stopping = false;

  constructor(
    private readonly settings: Settings,
    readonly places: Places,
    private readonly steps: Steps,
  ) {
    this.runFile = RunFile.at(places.runFile);
  }

  /** Resolves when all services are ready; `kafka` tells whether the given brokers answer. */
  async start({ fresh }: { readonly fresh: boolean }): Promise<{ readonly kafka: boolean }> {
    const { steps, settings } = this;
    const servers = await Servers.choose(settings, this.places, this.runFile, steps);
    this.servers = servers;
    servers.description.forEach((line) => steps.say(line));
    await servers.claimPorts(
      (['issuer', ...SERVICES] as const).map((name) => ({ name, port: settings.ports[name] })),
    );
    if (fresh) {
      await steps.run('stores emptied', async () => {
        await servers.forget();
        if (servers.choice.kafka.kind === 'given') await this.emptyTopics(servers.kafkaBrokers);
      });
    }

    const [, , kafka] = await Promise.all([
      this.startIssuer(),
      this.startDatabaseAndServices(servers, fresh),
      this.startKafkaAndTopics(servers),
    ]);
    return { kafka };
  }

  addressOf(name: ServiceName | 'issuer'): string {
    return httpAddress(this.settings.ports[name]);
  }

  /** Every address with its name, in the order of the start. */
  get addresses(): { readonly name: string; readonly address: string }[] {
    return [
      { name: 'database', address: hidePassword(this.servers?.mongodbUri ?? '') },
      { name: 'Kafka', address: this.servers?.kafkaBrokers ?? '' },
      { name: 'issuer', address: this.addressOf('issuer') },
      ...SERVICES.map((name) => ({
        name,
        address: `${this.addressOf(name)}  (${this.addressOf(name)}/docs)`,
      })),
    ];
  }

  token(bearer: Bearer): Promise<string> {
    return mintToken({ issuer: this.addressOf('issuer'), directory: this.places.issuer }, bearer);
  }

  /** Services first, since they write to the servers while they end; the database last. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.services.map((service) => service.stop()));
    await this.issuer?.stop();
    await this.servers?.stop();
  }

  private async startIssuer(): Promise<void> {
    const definition = issuerProcess(this.places, this.settings.ports.issuer);
    this.issuer = new SupervisedProcess(definition, this.runFile, this.steps.say);
    await this.steps.run('issuer ready', async () => this.issuer?.start());
  }

  private async startDatabaseAndServices(servers: Servers, fresh: boolean): Promise<void> {
    await servers.startMongodb();
    if (fresh && servers.choice.mongodb.kind === 'given') await dropDatabases(servers.mongodbUri, SERVICES);

    const surroundings = {
      mongodbUri: servers.mongodbUri,
      kafkaBrokers: servers.kafkaBrokers,
      issuer: this.addressOf('issuer'),
      logLevel: this.settings.logLevel,
    };
    await Promise.all(
      SERVICES.map(async (name) => {
        const port = this.settings.ports[name];
        const definition = serviceProcess(name, port, surroundings, this.places, () => servers.freeLocks());
        const service = new SupervisedProcess(definition, this.runFile, this.steps.say);
        this.services.push(service);
        await this.steps.run(`${name} ready`, () => service.start());
      }),
    );
  }

  private async emptyTopics(brokers: string): Promise<void> {
    try {
      await deleteTopics(brokers, await readTopics());
    } catch {
      this.steps.say(`Kafka at ${brokers} does not answer: old events may come from it later`);
    }
  }

  private async startKafkaAndTopics(servers: Servers): Promise<boolean> {
    const topics = await readTopics();
    if (!(await servers.startKafka())) {
      void this.createTopicsLater(servers.kafkaBrokers);
      return false;
    }
    await this.steps.run('topics', async (progress) => {
      const created = await createTopics(servers.kafkaBrokers, topics);
      progress(`${created.length} created, ${topics.length - created.length} present`);
    });
    return true;
  }

  private async createTopicsLater(brokers: string): Promise<void> {
    while (!this.stopping) {
      try {
        await createTopics(brokers, await readTopics(), 1);
        this.steps.say(`Kafka at ${brokers} answers now; its topics are there`);
        return;
      } catch {
        await wait(TOPICS_AGAIN_MS, undefined, { ref: false });
      }
    }
  }
}

function hidePassword(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//…@');
}
