import type { Bearer } from './issuer/claims.js';
import { issuerProcess } from './issuer/issuer-process.js';
import { mintToken } from './issuer/mint-token.js';
import { Places } from './places.js';
import { freePorts } from './ports.js';
import { Servers } from './servers/servers.js';
import { createTopics, readTopics } from './servers/topics.js';
import type { ServiceName } from './default-ports.js';
import { serviceProcess } from './services.js';
import { readSettings, type Ports } from './settings.js';
import { Steps, type Say } from './steps.js';
import { RunFile } from './supervisor/run-file.js';
import { SupervisedProcess } from './supervisor/supervised-process.js';

export interface EmbeddedOptions {
  /** Holds data, logs and `run.json`; downloads are shared with the checkout. */
  readonly directory: string;
  /** Where the downloads of another checkout are, to be shared with it. */
  readonly downloads?: string;
  readonly log?: Say;
}

export interface RunningServers {
  /** Of the server, without a database: `databaseUri` names a service's own. */
  readonly mongodbUri: string;
  readonly kafkaBrokers: string;
  /** What was chosen and why, one line each. */
  readonly description: readonly string[];
  /** Kind and version of both, as in `Kafka 4.1.0`. */
  versions(): Promise<readonly string[]>;
  /** Undefined where KAFKA_BROKERS names them. */
  readonly kafka: SupervisedProcess | undefined;
  /** Undefined where MONGODB_URI names it. */
  readonly mongodb: SupervisedProcess | undefined;
  /** Loses everything that Kafka holds, as new storage does, and starts it again. */
  wipeKafka(): Promise<void>;
  /** Frees the locks of a database client that was killed. */
  freeLocks(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions extends EmbeddedOptions {
  readonly ports?: Partial<Ports>;
  /** Starts processes even where the settings name servers: for those who stop and kill them. */
  readonly own?: boolean;
}

/** Database and Kafka with their topics, on free ports unless told otherwise; those given in the settings are used. */
export async function startServers(options: ServerOptions): Promise<RunningServers> {
  const settings = readSettings();
  const given = options.own ? { ...settings, mongodbUri: undefined, kafkaBrokers: undefined } : settings;
  const [mongodb = 0, kafka = 0, controller = 0] = await freePorts(3);
  const ports = { ...given.ports, mongodb, kafka, 'kafka-controller': controller, ...options.ports };
  const places = new Places(options.directory, options.downloads);
  const steps = new Steps(options.log ?? (() => undefined));
  const servers = await Servers.choose({ ...given, ports }, places, RunFile.at(places.runFile), steps);
  try {
    await servers.claimPorts();
    await Promise.all([servers.startMongodb(), servers.startKafka()]);
    await createTopics(servers.kafkaBrokers, await readTopics());
  } catch (error) {
    await servers.stop();
    throw error;
  }
  return servers;
}

export interface RunningIssuer {
  /** Its address, which is also the `iss` of its tokens. */
  readonly issuer: string;
  readonly process: SupervisedProcess;
  token(bearer: Bearer): Promise<string>;
  stop(): Promise<void>;
}

export async function startIssuer(
  options: EmbeddedOptions & { readonly port?: number },
): Promise<RunningIssuer> {
  const places = new Places(options.directory, options.downloads);
  const process = await started(issuerProcess(places, await portOf(options)), places, options.log);
  const issuer = process.address;
  return {
    issuer,
    process,
    token: (bearer) => mintToken({ issuer, directory: places.issuer }, bearer),
    stop: async () => {
      await process.stop();
    },
  };
}

export interface ServiceOptions extends EmbeddedOptions {
  readonly name: ServiceName;
  readonly servers: Pick<RunningServers, 'mongodbUri' | 'kafkaBrokers' | 'freeLocks'>;
  readonly issuer: string;
  readonly port?: number;
  readonly logLevel?: string;
  /** Settings of the service beside those that its place in the stack decides. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Another program in the service's place, with the same settings and the same address for `/health/ready`. */
  readonly program?: string;
  /** How often it is asked whether it is ready, where that is measured. */
  readonly readyEveryMs?: number;
}

/** A built service as its own process; it comes back by itself when it dies without having been told to. */
export async function startService(options: ServiceOptions): Promise<SupervisedProcess> {
  const { name, servers, issuer, logLevel = 'info', program, readyEveryMs } = options;
  const places = new Places(options.directory, options.downloads);
  const { mongodbUri, kafkaBrokers } = servers;
  const surroundings = { mongodbUri, kafkaBrokers, issuer, logLevel };
  const afterDeath = (): Promise<void> => servers.freeLocks();
  const port = await portOf(options);
  const definition = serviceProcess(name, port, surroundings, places, afterDeath, program);
  const environment = { ...definition.command.environment, ...options.environment };
  const command = { ...definition.command, environment };
  return started({ ...definition, command, readyEveryMs }, places, options.log);
}

async function started(
  definition: ConstructorParameters<typeof SupervisedProcess>[0],
  places: Places,
  say: Say = () => undefined,
): Promise<SupervisedProcess> {
  const process = new SupervisedProcess(definition, RunFile.at(places.runFile), say);
  try {
    await process.start();
  } catch (error) {
    await process.stop();
    throw error;
  }
  return process;
}

async function portOf({ port }: { readonly port?: number }): Promise<number> {
  const [free] = await freePorts(1);
  return port ?? free ?? 0;
}
