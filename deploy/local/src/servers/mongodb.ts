import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import mongoose from 'mongoose';

import type { Places } from '../places.js';
import { loopback } from '../ports.js';
import type { Progress } from '../steps.js';
import type { Supervised } from '../supervisor/supervised-process.js';
import type { MongodbChoice } from './choose.js';
import { containerCommand, containerName, outliving } from './container.js';
import { ContainerEngine, IMAGES } from './container-engine.js';
import { ensureReplicaSet, REPLICA_SET } from './replica-set.js';
import { installSecantusdb } from './secantusdb.js';

type OwnServer = Exclude<MongodbChoice, { readonly kind: 'given' }>;

/** Beside those of the place it runs in. Locks of a client that was killed are freed after ten seconds, not sixty. */
export const MONGOD_OPTIONS = [
  ...['--replSet', REPLICA_SET],
  ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
] as const;

/** A server for transactions on one node: MongoDB itself or one that speaks its protocol. */
export async function mongodbProcess(
  places: Places,
  choice: OwnServer,
  port: number,
  progress: Progress,
): Promise<Supervised> {
  const address = `${loopback}:${port}`;
  // Each server writes files of its own kind: they never share a folder.
  const data = join(places.mongodb, choice.kind);
  await mkdir(data, { recursive: true });
  return {
    name: 'mongodb',
    address,
    command: await command(places, choice, data, port, progress),
    logFile: places.log('mongodb'),
    ready: () => (isMongod(choice) ? isPrimary(address) : answersPing(mongodbUri(address))),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
    ...(choice.kind === 'container' &&
      outliving(new ContainerEngine(choice.engine), containerName('mongodb', port))),
  };
}

export function mongodbUri(address: string): string {
  return `mongodb://${address}/?directConnection=true`;
}

/** The same server's address with a service's own database in the path. */
export function databaseUri(serverUri: string, service: string): string {
  const [, server, path, query] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(serverUri) ?? [];
  if (server === undefined) throw new Error('Not the address of a MongoDB server');
  const options = new URLSearchParams(query);
  // Users are looked up in the database of the path unless another is named.
  if (server.includes('@') && !options.has('authSource')) options.set('authSource', path || 'admin');
  const suffix = options.size === 0 ? '' : `?${options.toString()}`;
  return `${server}/${databaseName(path, service)}${suffix}`;
}

export async function dropDatabases(serverUri: string, services: readonly string[]): Promise<void> {
  for (const service of services) {
    const client = await connect(databaseUri(serverUri, service));
    try {
      await client.db().dropDatabase();
    } finally {
      await client.close();
    }
  }
}

/**
 * Frees the documents of transactions whose client died; SecantusDB keeps them locked for a minute otherwise.
 * Other clients' open transactions are aborted as well and are tried again by them.
 */
export async function endAllSessions(serverUri: string): Promise<void> {
  const client = await connect(serverUri);
  try {
    await client.db('admin').command({ killAllSessions: [] });
  } finally {
    await client.close();
  }
}

export async function answersPing(serverUri: string): Promise<boolean> {
  const client = await connect(serverUri);
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } finally {
    await client.close();
  }
}

interface BuildInfo {
  readonly version: string;
  readonly secantusVersion?: string;
}

interface ServerStatus {
  /** `python` or `rust`: one is several times as fast as the other. */
  readonly secantus?: { readonly server: string };
}

/** Kind and version, as the server says them itself. */
export async function databaseVersion(serverUri: string): Promise<string> {
  const client = await connect(serverUri);
  try {
    const admin = client.db('admin');
    const { version, secantusVersion } = (await admin.command({ buildInfo: 1 })) as BuildInfo;
    if (secantusVersion === undefined) return `MongoDB ${version}`;
    const { secantus } = (await admin.command({ serverStatus: 1 })) as ServerStatus;
    return `SecantusDB ${secantusVersion} (${secantus?.server ?? 'of an unknown kind'})`;
  } finally {
    await client.close();
  }
}

async function command(
  places: Places,
  choice: OwnServer,
  data: string,
  port: number,
  progress: Progress,
): Promise<Supervised['command']> {
  const listening = ['--port', String(port), ...MONGOD_OPTIONS];
  if (choice.kind === 'mongod') {
    const args = ['--dbpath', data, '--bind_ip', loopback, ...listening];
    return { program: choice.program, args, directory: data };
  }
  if (choice.kind === 'container') {
    return containerCommand(new ContainerEngine(choice.engine), {
      name: containerName('mongodb', port),
      image: IMAGES.mongodb,
      port,
      folder: data,
      mountedAt: '/data/db',
      args: ['mongod', '--bind_ip_all', ...listening],
    });
  }
  const program =
    choice.kind === 'secantusd-rs'
      ? choice.program
      : await installSecantusdb(places, choice.python, progress);
  const durable = ['--sync-on-commit', '--log-level', 'WARNING'];
  const args = ['--host', loopback, '--port', String(port), '--storage-path', data, ...durable];
  return { program, args, directory: data };
}

function isMongod({ kind }: OwnServer): boolean {
  return kind === 'mongod' || kind === 'container';
}

async function isPrimary(address: string): Promise<boolean> {
  const client = await connect(mongodbUri(address));
  try {
    return await ensureReplicaSet((body) => client.db('admin').command(body), address);
  } finally {
    await client.close();
  }
}

function connect(uri: string): Promise<InstanceType<typeof mongoose.mongo.MongoClient>> {
  return mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS: 2000 });
}

function databaseName(path: string | undefined, service: string): string {
  return `${path || 'entente'}-${service}`;
}
