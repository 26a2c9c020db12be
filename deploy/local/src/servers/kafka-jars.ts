import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { KAFKA_RELEASE, type Places } from '../places.js';
import type { Progress } from '../steps.js';
import { checkFile, parseChecksums, type PinnedFile } from './checksums.js';
import { runToEnd } from './run-to-end.js';

const AT_ONCE = 4;
const TRIES = 3;

export interface JarSource {
  readonly maven: string | undefined;
  /** Where the jars are fetched from when Maven is not installed. */
  readonly repository: string;
}

/** The folder with Kafka's jars, fetched once. Only a whole and checked set gets the folder's final name. */
export async function kafkaJars(places: Places, source: JarSource, progress: Progress): Promise<string> {
  const list = await readFile(join(KAFKA_RELEASE, 'jars.sha256'), 'utf8');
  const pinned = parseChecksums(list);
  // Another list of jars is another folder: nobody runs on a mixture.
  const folder = join(
    places.downloads,
    `kafka-${createHash('sha256').update(list).digest('hex').slice(0, 12)}`,
  );
  if (await exists(folder)) return folder;

  const incoming = `${folder}.incoming`;
  await mkdir(incoming, { recursive: true });
  if (source.maven !== undefined) {
    progress(`${pinned.length} jars through Maven`);
    await copyWithMaven(source.maven, incoming, places);
  }
  await fetchMissing(pinned, incoming, source.repository, progress);
  await dropOthers(pinned, incoming);
  await rename(incoming, folder);
  progress(`${pinned.length} jars, checksums as pinned`);
  return folder;
}

/** The version of the broker that the pinned jars are. */
export async function kafkaRelease(): Promise<string> {
  const pom = await readFile(join(KAFKA_RELEASE, 'pom.xml'), 'utf8');
  const version = /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error('deploy/local/kafka/pom.xml does not name a version of Kafka');
  return version;
}

async function copyWithMaven(maven: string, folder: string, places: Places): Promise<void> {
  const pom = join(folder, 'pom.xml');
  await copyFile(join(KAFKA_RELEASE, 'pom.xml'), pom);
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
  await runToEnd(
    'Maven',
    { program: maven, args: ['-B', '-q', '-f', pom, ...goal], directory: folder },
    places.log('maven'),
  );
}

async function fetchMissing(
  pinned: readonly PinnedFile[],
  folder: string,
  repository: string,
  progress: Progress,
): Promise<void> {
  const waiting = [...pinned];
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const target = join(folder, file.name);
      if (!(await exists(target))) await fetchFile(`${repository}/${file.path}`, target);
      await checkFile(target, file).catch(async (error: unknown) => {
        await rm(target);
        throw error;
      });
      progress(`${(done += 1)} of ${pinned.length} jars`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function fetchFile(address: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      await writeFile(`${target}.part`, await response.bytes());
      await rename(`${target}.part`, target);
      return;
    } catch (error) {
      if (attempt === TRIES) throw new Error(`${address} could not be fetched`, { cause: error });
    }
  }
}

async function dropOthers(pinned: readonly PinnedFile[], folder: string): Promise<void> {
  const names = new Set(pinned.map(({ name }) => name));
  const others = (await readdir(folder)).filter((name) => !names.has(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
