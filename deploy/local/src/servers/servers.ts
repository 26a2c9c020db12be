import { rm } from 'node:fs/promises';

import type { Places } from '../places.js';
import { claimPorts, loopback, type WantedPort } from '../ports.js';
import { portKey, type Settings } from '../settings.js';
import type { Progress, Steps } from '../steps.js';
import type { RunFile } from '../supervisor/run-file.js';
import { SupervisedProcess, type Supervised } from '../supervisor/supervised-process.js';
import { chooseServers, type KafkaChoice, type MongodbChoice, type ServerChoice } from './choose.js';
import { removeWithUs } from './container.js';
import { ContainerEngine, IMAGES } from './container-engine.js';
import { answers, kafkaProcess } from './kafka.js';
import { kafkaContainer } from './kafka-container.js';
import { kafkaJars, kafkaRelease } from './kafka-jars.js';
import { answersPing, databaseVersion, endAllSessions, mongodbProcess, mongodbUri } from './mongodb.js';
import { findPrograms } from './programs.js';

/** The database and Kafka: those given by the settings, or processes or containers of our own. */
export class Servers {
  private constructor(
    private readonly settings: Settings,
    private readonly places: Places,
    private readonly runFile: RunFile,
    private readonly steps: Steps,
    readonly choice: ServerChoice,
  ) {}

  mongodb: SupervisedProcess | undefined;
  kafka: SupervisedProcess | undefined;
  private readonly callOffRemoval: (() => Promise<void>)[] = [];

  /** @throws ServersUnavailable, ImageUnavailable before anything was started */
  static async choose(settings: Settings, places: Places, runFile: RunFile, steps: Steps): Promise<Servers> {
    const choice = chooseServers(settings, await findPrograms(settings.path));
    const servers = new Servers(settings, places, runFile, steps, choice);
    await servers.provideImages();
    return servers;
  }

  get mongodbUri(): string {
    const { mongodb } = this.choice;
    return mongodb.kind === 'given' ? mongodb.uri : mongodbUri(`${loopback}:${this.settings.ports.mongodb}`);
  }

  get kafkaBrokers(): string {
    const { kafka } = this.choice;
    return kafka.kind === 'given' ? kafka.brokers : `${loopback}:${this.settings.ports.kafka}`;
  }

  /** What was chosen and why, one line each. */
  get description(): string[] {
    const { mongodb, kafka } = this.choice;
    return [
      `database: ${inWords(mongodb, 'the given server', mongodb.kind, IMAGES.mongodb)}`,
      `Kafka: ${inWords(kafka, `the given brokers ${this.kafkaBrokers}`, 'a broker of our own', IMAGES.kafka)}`,
    ];
  }

  /** Kind and version of both, as in `Kafka 4.1.0`. */
  versions(): Promise<readonly string[]> {
    return Promise.all([databaseVersion(this.mongodbUri), kafkaVersion(this.choice.kafka)]);
  }

  get wantedPorts(): WantedPort[] {
    const { mongodb, kafka } = this.choice;
    const names = [
      ...(mongodb.kind === 'given' ? [] : (['mongodb'] as const)),
      ...(kafka.kind === 'given' ? [] : (['kafka'] as const)),
      ...(kafka.kind === 'broker' ? (['kafka-controller'] as const) : []),
    ];
    return names.map((name) => ({ name, port: this.settings.ports[name] }));
  }

  async claimPorts(others: readonly WantedPort[] = []): Promise<void> {
    await claimPorts([...others, ...this.wantedPorts], portKey);
  }

  /** Removes what our own servers have stored. */
  async forget(): Promise<void> {
    await rm(this.places.kafka, { recursive: true, force: true });
    await rm(this.places.mongodb, { recursive: true, force: true });
  }

  async startMongodb(): Promise<void> {
    const { mongodb } = this.choice;
    if (mongodb.kind === 'given') {
      await this.steps.run('database reached', () => answersPing(mongodb.uri));
      return;
    }
    const definition = await this.steps.run(`database prepared (${mongodb.kind})`, (progress) =>
      mongodbProcess(this.places, mongodb, this.settings.ports.mongodb, progress),
    );
    this.mongodb = this.supervised(definition);
    await this.steps.run('database ready', async () => this.mongodb?.start());
  }

  /** True when Kafka answers; given brokers may be away, our own must come up. */
  async startKafka(): Promise<boolean> {
    const { kafka } = this.choice;
    if (kafka.kind === 'given') return answers(kafka.brokers);

    const definition = await this.steps.run('Kafka prepared', (progress) =>
      this.kafkaDefinition(kafka, progress),
    );
    this.kafka = this.supervised(definition);
    await this.steps.run('Kafka ready', async () => this.kafka?.start());
    return true;
  }

  /** Kafka comes back with empty storage and another cluster id, on the same port; nobody is told. */
  async wipeKafka(): Promise<void> {
    if (!this.kafka) throw new Error('The given brokers are not ours to wipe');
    await this.kafka.stop();
    await rm(this.places.kafka, { recursive: true, force: true });
    await this.startKafka();
  }

  /** To be called when a client of the database died: its locks outlive it on SecantusDB. */
  async freeLocks(): Promise<void> {
    const { kind } = this.choice.mongodb;
    if (kind === 'secantusdb' || kind === 'secantusd-rs') await endAllSessions(this.mongodbUri);
  }

  async stop(): Promise<void> {
    await this.kafka?.stop();
    await this.mongodb?.stop();
    for (const callOff of this.callOffRemoval) await callOff();
  }

  private async kafkaDefinition(
    kafka: Exclude<KafkaChoice, { readonly kind: 'given' }>,
    progress: Progress,
  ): Promise<Supervised> {
    const { mavenRepository, ports } = this.settings;
    const listening = { broker: ports.kafka, controller: ports['kafka-controller'] };
    if (kafka.kind === 'container') {
      return kafkaContainer(this.places, new ContainerEngine(kafka.engine), listening);
    }
    const source = { maven: kafka.maven, repository: mavenRepository };
    const jars = await kafkaJars(this.places, source, progress);
    return kafkaProcess(this.places, jars, kafka.java, listening);
  }

  private async provideImages(): Promise<void> {
    for (const server of ['mongodb', 'kafka'] as const) {
      const choice = this.choice[server];
      if (choice.kind !== 'container') continue;
      await this.steps.run('image there', (progress) =>
        new ContainerEngine(choice.engine).provide(IMAGES[server], progress),
      );
    }
  }

  /** A container does not end with its client, and the client ends with us. */
  private supervised(definition: Supervised): SupervisedProcess {
    const { name, container } = definition;
    const choice = this.choice[name === 'kafka' ? 'kafka' : 'mongodb'];
    if (container !== undefined && choice.kind === 'container') {
      this.callOffRemoval.push(removeWithUs(new ContainerEngine(choice.engine), container));
    }
    return new SupervisedProcess(definition, this.runFile, this.steps.say);
  }
}

function inWords(
  { kind, why }: MongodbChoice | KafkaChoice,
  given: string,
  process: string,
  image: string,
): string {
  const what = { given, container: `a container of ${image}` }[kind as string] ?? process;
  return `${what} (${why})`;
}

/** A broker does not tell its own. */
async function kafkaVersion({ kind }: KafkaChoice): Promise<string> {
  if (kind === 'given') return 'Kafka of an unknown version';
  return kind === 'container' ? `Kafka (${IMAGES.kafka})` : `Kafka ${await kafkaRelease()}`;
}
