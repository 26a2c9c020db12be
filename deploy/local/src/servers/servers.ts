import { rm } from 'node:fs/promises';

import type { Places } from '../places.js';
import { claimPorts, loopback, type WantedPort } from '../ports.js';
import { portKey, type Settings } from '../settings.js';
import type { Steps } from '../steps.js';
import type { RunFile } from '../supervisor/run-file.js';
import { SupervisedProcess } from '../supervisor/supervised-process.js';
import { chooseServers, type ServerChoice } from './choose.js';
import { answers, kafkaProcess } from './kafka.js';
import { kafkaJars } from './kafka-jars.js';
import { answersPing, endAllSessions, mongodbProcess, mongodbUri } from './mongodb.js';
import { findPrograms } from './programs.js';

/** The database and Kafka: those given by the settings, or processes of our own. */
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

  static async choose(settings: Settings, places: Places, runFile: RunFile, steps: Steps): Promise<Servers> {
    const choice = chooseServers(settings, await findPrograms(settings.path));
    return new Servers(settings, places, runFile, steps, choice);
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
      `database: ${mongodb.kind === 'given' ? 'the given server' : mongodb.kind} (${mongodb.why})`,
      `Kafka: ${kafka.kind === 'given' ? `the given brokers ${kafka.brokers}` : 'a broker of our own'} (${kafka.why})`,
    ];
  }

  get wantedPorts(): WantedPort[] {
    const names = [
      ...(this.choice.mongodb.kind === 'given' ? [] : (['mongodb'] as const)),
      ...(this.choice.kafka.kind === 'given' ? [] : (['kafka', 'kafka-controller'] as const)),
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
    this.mongodb = new SupervisedProcess(definition, this.runFile, this.steps.say);
    await this.steps.run('database ready', async () => this.mongodb?.start());
  }

  /** True when Kafka answers; given brokers may be away, our own must come up. */
  async startKafka(): Promise<boolean> {
    const { kafka } = this.choice;
    if (kafka.kind === 'given') return answers(kafka.brokers);

    const { mavenRepository, ports } = this.settings;
    const definition = await this.steps.run('Kafka prepared', async (progress) => {
      const source = { maven: kafka.maven, repository: mavenRepository };
      const jars = await kafkaJars(this.places, source, progress);
      const listening = { broker: ports.kafka, controller: ports['kafka-controller'] };
      return kafkaProcess(this.places, jars, kafka.java, listening);
    });
    this.kafka = new SupervisedProcess(definition, this.runFile, this.steps.say);
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
  }
}
