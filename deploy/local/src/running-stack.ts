import { readFileSync } from 'node:fs';

import type { Bearer } from './issuer/claims.js';
import { mintToken } from './issuer/mint-token.js';
import { Places } from './places.js';
import { loopback } from './ports.js';
import { mongodbUri } from './servers/mongodb.js';
import type { ServiceName } from './default-ports.js';
import { httpAddress, readSettings } from './settings.js';
import type { RunningProcess } from './supervisor/run-file.js';

/** Where a process of this checkout's stack listens, which the settings of another shell need not tell. */
export function addressOf(name: ServiceName | 'issuer', places = new Places()): string {
  return (
    running(places).find((process) => process.name === name)?.address ??
    httpAddress(readSettings().ports[name])
  );
}

export interface ServerAddresses {
  /** Of the server, without a database. */
  readonly mongodbUri: string;
  /** Comma-separated `host:port`. */
  readonly kafkaBrokers: string;
}

/** Database and Kafka: those of the settings, else those of this checkout's stack. */
export function serverAddresses(places = new Places()): ServerAddresses {
  const { ports, mongodbUri: givenUri, kafkaBrokers } = readSettings();
  const processes = running(places);
  const address = (name: 'mongodb' | 'kafka'): string =>
    processes.find((process) => process.name === name)?.address ?? `${loopback}:${ports[name]}`;
  return {
    mongodbUri: givenUri ?? mongodbUri(address('mongodb')),
    kafkaBrokers: kafkaBrokers ?? address('kafka'),
  };
}

/** A token of the running development issuer. @throws BearerRefused, IssuerUnavailable */
export function developmentToken(bearer: Bearer, places = new Places()): Promise<string> {
  return mintToken({ issuer: addressOf('issuer', places), directory: places.issuer }, bearer);
}

function running(places: Places): readonly RunningProcess[] {
  try {
    return JSON.parse(readFileSync(places.runFile, 'utf8')) as RunningProcess[];
  } catch {
    return [];
  }
}
