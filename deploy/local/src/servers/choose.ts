import type { Settings } from '../settings.js';
import type { Programs } from './programs.js';

interface Reasoned {
  /** What of this machine or of the settings decided. */
  readonly why: string;
}

interface InContainer extends Reasoned {
  readonly kind: 'container';
  /** The engine's command. */
  readonly engine: string;
}

export type MongodbChoice =
  | (Reasoned & { readonly kind: 'given'; readonly uri: string })
  | (Reasoned & { readonly kind: 'mongod'; readonly program: string })
  | (Reasoned & { readonly kind: 'secantusd-rs'; readonly program: string })
  | (Reasoned & { readonly kind: 'secantusdb'; readonly python: string })
  | InContainer;

export type KafkaChoice =
  | (Reasoned & { readonly kind: 'given'; readonly brokers: string })
  | (Reasoned & { readonly kind: 'broker'; readonly java: string; readonly maven: string | undefined })
  | InContainer;

export interface ServerChoice {
  readonly mongodb: MongodbChoice;
  readonly kafka: KafkaChoice;
}

const LOWEST_JAVA = 17;

export class ServersUnavailable extends Error {
  constructor(readonly missing: readonly string[]) {
    super(`The servers cannot be started:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  }
}

/** Decides where the database and Kafka come from: what is given, else processes, else containers. */
export function chooseServers(settings: Settings, programs: Programs): ServerChoice {
  const mongodb = chooseMongodb(settings, programs);
  const kafka = chooseKafka(settings, programs);
  const missing = [mongodb, kafka].filter((choice) => typeof choice === 'string');
  if (typeof mongodb === 'string' || typeof kafka === 'string') {
    throw new ServersUnavailable([...missing, ...aboutContainers(settings, programs)]);
  }
  return { mongodb, kafka };
}

function chooseMongodb(settings: Settings, programs: Programs): MongodbChoice | string {
  const { mongodbUri, servers } = settings;
  if (mongodbUri !== undefined) return { kind: 'given', uri: mongodbUri, why: 'MONGODB_URI is set' };
  const process = servers === 'containers' ? 'A database: set MONGODB_URI.' : mongodbAsProcess(programs);
  return typeof process === 'string' ? (inContainer(settings, programs) ?? process) : process;
}

function mongodbAsProcess({ mongod, secantusd, python }: Programs): MongodbChoice | string {
  if (mongod !== undefined) return { kind: 'mongod', program: mongod, why: 'mongod is on PATH' };
  if (secantusd !== undefined) {
    return { kind: 'secantusd-rs', program: secantusd, why: 'no mongod on PATH, but secantusd-rs' };
  }
  if (python !== undefined) {
    return { kind: 'secantusdb', python, why: `neither mongod nor secantusd-rs on PATH, but ${python}` };
  }
  return 'A database: install MongoDB 8 (mongod on PATH) or Python 3.10 to 3.13 with its venv module, or set MONGODB_URI.';
}

function chooseKafka(settings: Settings, programs: Programs): KafkaChoice | string {
  const { kafkaBrokers, servers } = settings;
  if (kafkaBrokers !== undefined)
    return { kind: 'given', brokers: kafkaBrokers, why: 'KAFKA_BROKERS is set' };
  const process = servers === 'containers' ? 'Kafka: set KAFKA_BROKERS.' : kafkaAsProcess(programs);
  return typeof process === 'string' ? (inContainer(settings, programs) ?? process) : process;
}

function kafkaAsProcess({ java, maven }: Programs): KafkaChoice | string {
  if (java === undefined) return `Kafka: install Java ${LOWEST_JAVA} or later, or set KAFKA_BROKERS.`;
  if (java.major < LOWEST_JAVA) {
    return `Kafka: Java ${LOWEST_JAVA} or later is needed, ${java.program} is ${java.major}; or set KAFKA_BROKERS.`;
  }
  return { kind: 'broker', java: java.program, maven, why: `Java ${java.major} is on PATH` };
}

function inContainer({ servers }: Settings, { containerEngine: engine }: Programs): InContainer | undefined {
  if (servers === 'processes' || engine === undefined) return undefined;
  const wanted =
    servers === 'containers' ? 'ENTENTE_SERVERS is containers' : 'no such process can be run here';
  return { kind: 'container', engine, why: `${wanted}, and ${engine} answers` };
}

function aboutContainers({ servers }: Settings, { containerEngine }: Programs): string[] {
  if (servers === 'processes') {
    return containerEngine === undefined
      ? []
      : [`${containerEngine} answers: unset ENTENTE_SERVERS to use it.`];
  }
  return ['Or a container engine (docker or podman) that answers: none does.'];
}
