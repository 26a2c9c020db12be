import { answersOk } from './answers-ok.js';
import type { ServiceName } from './default-ports.js';
import { AUDIENCE } from './issuer/issuer-process.js';
import { serviceProgram, type Places } from './places.js';
import { databaseUri } from './servers/mongodb.js';
import { httpAddress } from './settings.js';
import type { Supervised } from './supervisor/supervised-process.js';

/** What a service needs to know of its surroundings. */
export interface Surroundings {
  readonly mongodbUri: string;
  readonly kafkaBrokers: string;
  readonly issuer: string;
  readonly logLevel: string;
}

export function serviceProcess(
  name: ServiceName,
  port: number,
  { mongodbUri, kafkaBrokers, issuer, logLevel }: Surroundings,
  places: Places,
  afterDeath: () => Promise<void>,
  program = serviceProgram(name),
): Supervised {
  const address = httpAddress(port);
  return {
    name,
    address,
    command: {
      program: process.execPath,
      args: ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', program],
      environment: {
        PORT: String(port),
        MONGODB_URI: databaseUri(mongodbUri, name),
        KAFKA_BROKERS: kafkaBrokers,
        OIDC_ISSUER: issuer,
        OIDC_AUDIENCE: AUDIENCE,
        LOG_LEVEL: logLevel,
      },
    },
    logFile: places.log(name),
    ready: () => answersOk(`${address}/health/ready`),
    readyWithinMs: 60_000,
    stopWithinMs: 15_000,
    afterDeath,
  };
}
