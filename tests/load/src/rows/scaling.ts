import { JOINT_ACTION_DAYS_TOPIC } from '@entente/contracts';
import { measured, type Measurement } from '../bench/measurement.js';
import type { Row, Scale } from '../bench/row.js';
import { sendEvents } from '../stage/send-events.js';
import type { Stage } from '../stage/stage.js';
import { rowsOf, templateAlone } from '../stage/template.js';

/** A topic is made with the last of them. */
const PARTITIONS = [1, 3, 6];
/** Of six figures each, and of what is only stated. */
const ROUNDS = 3;

/**
 * Whether partitions and instances share the work. Events go into the first 1, 3 or 6 of the topic's partitions: to
 * its readers, and to how they share it, a partition without events is as good as none.
 */
export const SCALING: Row = {
  name: 'scaling',
  path: 'partitions and instances: events read by reporting',
  peer: 'one instance, events in all six partitions',
  run: measureScaling,
};

/** Events per second, by what the figure is called. */
type Rates = ReadonlyMap<string, number>;

async function measureScaling(stage: Stage, { quick }: Scale): Promise<readonly Measurement[]> {
  const template = await templateAlone(stage);
  const lag = stage.readerLag(JOINT_ACTION_DAYS_TOPIC);
  const producer = await stage.producer();

  const rate = async (partitions: number): Promise<number> => {
    const rows = rowsOf(template, { operations: quick ? 24 : 120 });
    const since = performance.now();
    await sendEvents(producer, rows, { topic: lag.topic, partitions });
    await lag.caughtUp('reporting');
    return (rows.length * 1_000) / (performance.now() - since);
  };
  const ratesOf = async (instances: number): Promise<readonly (readonly [string, number])[]> => {
    await lag.shared('reporting', instances);
    const rates: [string, number][] = [];
    for (const partitions of PARTITIONS) rates.push([named(instances, partitions), await rate(partitions)]);
    return rates;
  };
  const round = async (): Promise<Rates> => {
    const one = await ratesOf(1);
    const second = await stage.service('reporting');
    const two = await ratesOf(2);
    await second.stop();
    return new Map([...one, ...two]);
  };

  await stage.service('reporting');
  await ratesOf(1); // warms up
  const rounds: Rates[] = [];
  while (rounds.length < (quick ? 1 : ROUNDS)) rounds.push(await round());

  const baseline = named(1, PARTITIONS.at(-1)!);
  const [first] = rounds;
  return [...first!.keys()]
    .filter((what) => what !== baseline)
    .map((what) => {
      const pairs = rounds.map((rates) => ({ entente: rates.get(what)!, peer: rates.get(baseline)! }));
      return measured(pairs, { what, unit: 'events/s', of: (each) => each });
    });
}

function named(instances: number, partitions: number): string {
  return `${instances} × reporting, ${partitions} of ${PARTITIONS.at(-1)} partitions`;
}
