import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { loopback } from '../ports.js';
import type { Places } from '../places.js';
import type { Supervised } from '../supervisor/supervised-process.js';
import { containerCommand, containerName, outliving } from './container.js';
import { IMAGES, type ContainerEngine } from './container-engine.js';
import { answers, brokerProperties, DATA, type KafkaPorts } from './kafka.js';

const MOUNTED_AT = '/entente';
/** Storage is laid out by the image's own tools; an id of a cluster that it has already stays. */
const FORMAT_AND_START = [
  `[ -e ${DATA}/meta.properties ] ||`,
  '/opt/kafka/bin/kafka-storage.sh format --cluster-id="$0" --config server.properties &&',
  'exec /opt/kafka/bin/kafka-server-start.sh server.properties',
].join(' ');

/** The same broker with the same properties and storage as the process, from an image that brings its Java. */
export async function kafkaContainer(
  places: Places,
  engine: ContainerEngine,
  ports: KafkaPorts,
): Promise<Supervised> {
  await mkdir(places.kafka, { recursive: true });
  await writeFile(join(places.kafka, 'server.properties'), brokerProperties(DATA, ports, ''));
  const name = containerName('kafka', ports.broker);
  const address = `${loopback}:${ports.broker}`;
  return {
    name: 'kafka',
    address,
    command: containerCommand(engine, {
      name,
      image: IMAGES.kafka,
      port: ports.broker,
      folder: places.kafka,
      mountedAt: MOUNTED_AT,
      environment: { KAFKA_HEAP_OPTS: '-Xmx256m', LOG_DIR: '/tmp/kafka' },
      entrypoint: '/bin/sh',
      args: ['-c', FORMAT_AND_START, randomBytes(16).toString('base64url')],
    }),
    logFile: places.log('kafka'),
    ready: () => answers(address),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
    ...outliving(engine, name),
  };
}
