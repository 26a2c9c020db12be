import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout; the same from the sources and from what is built of them. */
export const WORKSPACE = fileURLToPath(new URL('../../../', import.meta.url));

/** What one start keeps on disk. Downloads may be shared between several. */
export class Places {
  readonly kafka: string;
  readonly mongodb: string;
  readonly issuer: string;
  readonly runFile: string;
  readonly startFile: string;
  /** Is there from the first record of the sample data to the last: a load that was cut off goes on. */
  readonly loadFile: string;

  constructor(
    readonly directory: string = join(WORKSPACE, '.entente'),
    readonly downloads: string = join(WORKSPACE, '.entente', 'downloads'),
  ) {
    this.kafka = join(directory, 'kafka');
    this.mongodb = join(directory, 'mongodb');
    this.issuer = join(directory, 'issuer');
    this.runFile = join(directory, 'run.json');
    this.startFile = join(directory, 'start.json');
    this.loadFile = join(directory, 'load-unfinished');
  }

  log(name: string): string {
    return join(this.directory, 'logs', `${name}.log`);
  }
}

export const ISSUER_PROGRAM = join(WORKSPACE, 'deploy', 'local', 'dist', 'issuer', 'main.js');
export const LOADER_PROGRAM = join(WORKSPACE, 'tools', 'loader', 'dist', 'main.js');
export const TOPICS_FILE = join(WORKSPACE, 'deploy', 'kafka', 'topics.json');
export const KAFKA_RELEASE = join(WORKSPACE, 'deploy', 'local', 'kafka');
export const SECANTUSDB_RELEASE = join(WORKSPACE, 'deploy', 'local', 'secantusdb');

export function serviceProgram(name: string): string {
  return join(WORKSPACE, 'services', name, 'dist', 'main.js');
}

export function sampleFile(name: string): string {
  return join(WORKSPACE, 'data', name);
}
