import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { usageOf } from '../usage.js';
import { IdleServices } from './idle-services.js';
import { KafkajsAlone } from './kafkajs-alone.js';

/** What starting costs is over by then. */
const SETTLED_AFTER_MS = 20_000;
const MEASURED_MS = 60_000;
const MOST_PERCENT = 3;

interface Measured {
  readonly name: string;
  readonly cpuSeconds: () => Promise<number>;
}

const say = (line: string): void => console.log(line);
const directory = await mkdtemp(join(tmpdir(), 'entente-idle-'));
const idle = await IdleServices.start(directory);
const alone = await KafkajsAlone.start(idle.kafkaBrokers);
try {
  const services = idle.services.map(({ name, address }) => ({
    name,
    cpuSeconds: async () => (await usageOf(address)).cpuSeconds,
  }));
  const yardstick = { name: 'a reader of kafkajs alone', cpuSeconds: () => alone.cpuSeconds() };
  const costs = await measure([...services, yardstick]);
  for (const [name, percent] of costs) say(`${percent.toFixed(2).padStart(6)} % of a core  ${name}`);
  const dear = services.filter(({ name }) => (costs.get(name) ?? Infinity) >= MOST_PERCENT);
  for (const { name } of dear) say(`${name} costs ${MOST_PERCENT} % or more`);
  process.exitCode = dear.length > 0 ? 1 : 0;
} finally {
  await alone.stop();
  await idle.stop();
  await rm(directory, { recursive: true });
}
process.exit();

/** In percent of a core, by name, over the same minute. */
async function measure(all: readonly Measured[]): Promise<ReadonlyMap<string, number>> {
  await wait(SETTLED_AFTER_MS);
  const read = (): Promise<readonly number[]> => Promise.all(all.map((one) => one.cpuSeconds()));
  const [before, from] = [await read(), performance.now()];
  await wait(MEASURED_MS);
  const [after, seconds] = [await read(), (performance.now() - from) / 1_000];
  return new Map(
    all.map(({ name }, index) => [name, ((after[index]! - before[index]!) / seconds) * 100] as const),
  );
}
