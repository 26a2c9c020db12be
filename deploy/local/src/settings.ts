import { DEFAULT_PORTS, type PortName } from './default-ports.js';
import { loopback } from './ports.js';

export type Ports = Readonly<Record<PortName, number>>;
export type Environment = Readonly<Record<string, string | undefined>>;

export const SERVER_SOURCES = ['processes', 'containers'] as const;
export type ServerSource = (typeof SERVER_SOURCES)[number];

export interface Settings {
  readonly ports: Ports;
  /** Forces where servers come from; undefined takes the first that can be had. */
  readonly servers: ServerSource | undefined;
  readonly mongodbUri: string | undefined;
  /** Comma-separated `host:port`. */
  readonly kafkaBrokers: string | undefined;
  readonly mavenRepository: string;
  readonly logLevel: string;
  /** The folders that programs are looked for in. */
  readonly path: string;
}

export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The only reader of the environment. An empty value counts as absent. */
export function readSettings(environment: Environment = process.env): Settings {
  const faults: string[] = [];
  const value = (key: string): string | undefined => environment[key]?.trim() || undefined;

  const number = (key: string, otherwise: number, lowest: number): number => {
    const given = value(key);
    if (given === undefined) return otherwise;
    const parsed = /^\d+$/.test(given) ? Number(given) : NaN;
    if (parsed >= lowest && parsed <= 65535) return parsed;
    faults.push(`${key}=${given}: a whole number from ${lowest} to 65535 is needed`);
    return otherwise;
  };

  const offset = number('ENTENTE_PORT_OFFSET', 0, 0);
  const ports = Object.fromEntries(
    Object.entries(DEFAULT_PORTS).map(([name, port]) => [name, number(portKey(name), port + offset, 1)]),
  ) as Record<PortName, number>;
  for (const [name, port] of Object.entries(ports)) {
    if (port > 65535) faults.push(`ENTENTE_PORT_OFFSET=${offset}: ${name} would listen on ${port}`);
  }
  faults.push(...sharedPorts(ports));

  const servers = value('ENTENTE_SERVERS');
  if (servers !== undefined && !isServerSource(servers)) {
    faults.push(`ENTENTE_SERVERS=${servers}: one of ${SERVER_SOURCES.join(', ')} is needed`);
  }
  const mongodbUri = value('MONGODB_URI');
  if (mongodbUri !== undefined && !/^mongodb(\+srv)?:\/\/[^/?]+/.test(mongodbUri)) {
    faults.push('MONGODB_URI: an address that begins with mongodb:// or mongodb+srv:// is needed');
  }
  if (faults.length > 0) throw new SettingsError(faults);

  return Object.freeze({
    ports,
    servers: servers as ServerSource | undefined,
    mongodbUri,
    kafkaBrokers: value('KAFKA_BROKERS'),
    mavenRepository: value('ENTENTE_MAVEN_REPOSITORY') ?? 'https://repo1.maven.org/maven2',
    logLevel: value('LOG_LEVEL') ?? 'info',
    path: environment['PATH'] ?? '',
  });
}

/** The environment variable that moves one port, such as `ENTENTE_PORT_JOINT_ACTION_DAYS`. */
export function portKey(name: string): string {
  return `ENTENTE_PORT_${name.toUpperCase().replaceAll('-', '_')}`;
}

/** Where a service or the issuer answers. */
export function httpAddress(port: number): string {
  return `http://${loopback}:${port}`;
}

function isServerSource(value: string): value is ServerSource {
  return (SERVER_SOURCES as readonly string[]).includes(value);
}

function sharedPorts(ports: Ports): string[] {
  const names = Object.keys(ports) as PortName[];
  return names.flatMap((name, index) =>
    names
      .slice(0, index)
      .filter((other) => ports[other] === ports[name])
      .map((other) => `${other} and ${name} cannot share port ${ports[name]}`),
  );
}
