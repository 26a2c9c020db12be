import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Kafka, logLevel } from 'kafkajs';

import { loopback } from '../ports.js';
import type { Places } from '../places.js';
import type { Supervised } from '../supervisor/supervised-process.js';
import { runToEnd } from './run-to-end.js';

/** Relative to the folder that Kafka runs in: a properties file holds no other letters than Latin-1. */
export const DATA = 'data';
const HEAP = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

export interface KafkaPorts {
  readonly broker: number;
  readonly controller: number;
}

/** One broker that is its own controller; its data is laid out on the first start. */
export async function kafkaProcess(
  places: Places,
  jars: string,
  java: string,
  ports: KafkaPorts,
): Promise<Supervised> {
  const properties = join(places.kafka, 'server.properties');
  const classPath = ['-cp', join(jars, '*')];
  await mkdir(places.kafka, { recursive: true });
  await format(places, java, classPath, ports);
  await writeFile(properties, brokerProperties(DATA, ports));

  const address = `${loopback}:${ports.broker}`;
  return {
    name: 'kafka',
    address,
    command: {
      program: java,
      args: [...HEAP, ...classPath, 'kafka.Kafka', properties],
      directory: places.kafka,
    },
    logFile: places.log('kafka'),
    ready: () => answers(address),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
  };
}

/** In a container every interface is its own, which an empty name says; the address to come to is the same. */
export function brokerProperties(
  data: string,
  { broker, controller }: KafkaPorts,
  host: typeof loopback | '' = loopback,
): string {
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${loopback}:${controller}`,
    listeners: `PLAINTEXT://${host}:${broker},CONTROLLER://${host}:${controller}`,
    'advertised.listeners': `PLAINTEXT://${loopback}:${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // Each offset commit would otherwise wait 5 ms for company.
    'group.coordinator.append.linger.ms': 0,
    'auto.create.topics.enable': false,
    // After a kill the broker takes part again as soon as its old session has ended.
    'broker.session.timeout.ms': 3000,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** A connection alone does not tell: the broker listens before it can answer. */
export async function answers(brokers: string, withinMs = 2000): Promise<boolean> {
  const admin = kafkaClient(brokers, withinMs).admin();
  try {
    await admin.connect();
    const { brokers: present } = await admin.describeCluster();
    return present.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}

export function kafkaClient(brokers: string, timeoutMs: number): Kafka {
  return new Kafka({
    clientId: 'local-stack',
    brokers: brokers.split(',').map((broker) => broker.trim()),
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  });
}

/** Formats beside the final place and moves the folder there: a cut first start leaves nothing half made. */
async function format(
  places: Places,
  java: string,
  classPath: readonly string[],
  ports: KafkaPorts,
): Promise<void> {
  const data = join(places.kafka, DATA);
  const formatted = await access(join(data, 'meta.properties')).then(
    () => true,
    () => false,
  );
  if (formatted) return;

  const incoming = `${DATA}.incoming`;
  const properties = join(places.kafka, 'format.properties');
  await rm(join(places.kafka, incoming), { recursive: true, force: true });
  await rm(data, { recursive: true, force: true });
  await mkdir(join(places.kafka, incoming));
  await writeFile(properties, brokerProperties(incoming, ports));
  const clusterId = randomBytes(16).toString('base64url');
  const args = [
    ...HEAP,
    ...classPath,
    'kafka.tools.StorageTool',
    'format',
    `--cluster-id=${clusterId}`, // one argument, since one id in 64 begins with a hyphen
    '-c',
    properties,
  ];
  await runToEnd(
    'Formatting the storage of Kafka',
    { program: java, args, directory: places.kafka },
    places.log('kafka-format'),
  );
  await rename(join(places.kafka, incoming), data);
}
