import type { Settings } from '../settings.js';
import type { Programs } from './programs.js';

interface Reasoned {
  /** What of this machine or of the settings decided. */
  readonly why: string;
}

export type MongodbChoice =
  | (Reasoned & { readonly kind: 'given'; readonly uri: string })
  | (Reasoned & { readonly kind: 'mongod'; readonly program: string })
  | (Reasoned & { readonly kind: 'secantusd-rs'; readonly program: string })
  | (Reasoned & { readonly kind: 'secantusdb'; readonly python: string });

export type KafkaChoice =
  | (Reasoned & { readonly kind: 'given'; readonly brokers: string })
  | (Reasoned & { readonly kind: 'broker'; readonly java: string; readonly maven: string | undefined });

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

/** Decides where the database and Kafka come from: what is given, else what this machine can run. */
export function chooseServers(settings: Settings, programs: Programs): ServerChoice {
  const mongodb = chooseMongodb(settings, programs);
  const kafka = chooseKafka(settings, programs);
  const missing = [mongodb, kafka].filter((choice) => typeof choice === 'string');
  if (typeof mongodb === 'string' || typeof kafka === 'string') {
    throw new ServersUnavailable([...missing, ...aboutContainers(settings, programs)]);
  }
  return { mongodb, kafka };
}

function chooseMongodb({ mongodbUri, servers }: Settings, programs: Programs): MongodbChoice | string {
  if (mongodbUri !== undefined) return { kind: 'given', uri: mongodbUri, why: 'MONGODB_URI is set' };
  if (servers === 'containers') return 'A database: set MONGODB_URI.';
  const { mongod, secantusd, python } = programs;
  if (mongod !== undefined) return { kind: 'mongod', program: mongod, why: 'mongod is on PATH' };
  if (secantusd !== undefined) {
    return { kind: 'secantusd-rs', program: secantusd, why: 'no mongod on PATH, but secantusd-rs' };
  }
  if (python !== undefined) {
    return { kind: 'secantusdb', python, why: `neither mongod nor secantusd-rs on PATH, but ${python}` };
  }
  return 'A database: install MongoDB 8 (mongod on PATH) or Python 3.10 to 3.13 with its venv module, or set MONGODB_URI.';
}

function chooseKafka({ kafkaBrokers, servers }: Settings, programs: Programs): KafkaChoice | string {
  if (kafkaBrokers !== undefined)
    return { kind: 'given', brokers: kafkaBrokers, why: 'KAFKA_BROKERS is set' };
  if (servers === 'containers') return 'Kafka: set KAFKA_BROKERS.';
  const { java, maven } = programs;
  if (java === undefined) return `Kafka: install Java ${LOWEST_JAVA} or later, or set KAFKA_BROKERS.`;
  if (java.major < LOWEST_JAVA) {
    return `Kafka: Java ${LOWEST_JAVA} or later is needed, ${java.program} is ${java.major}; or set KAFKA_BROKERS.`;
  }
  return { kind: 'broker', java: java.program, maven, why: `Java ${java.major} is on PATH` };
}

function aboutContainers({ servers }: Settings, { containerEngine }: Programs): string[] {
  if (servers !== 'containers' && containerEngine === undefined) return [];
  const engine = containerEngine === undefined ? 'No container engine answers' : `${containerEngine} answers`;
  return [`${engine}; this start runs its servers as processes only (ENTENTE_SERVERS=processes).`];
}
