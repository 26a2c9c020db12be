import { setTimeout as wait } from 'node:timers/promises';
import type { Member } from '../stage/member.js';
import { LATER_FIELD, LATER_PUBLISHER, LATER_READER, OVERLAP_MARKED } from '../stage/releases.js';
import { TOPIC } from '../stage/topic-watcher.js';
import type { Tree } from '../stage/tree.js';
import type { Fault, Scene } from './fault.js';

const READ_WITHIN_MS = 8_000;

/**
 * Services are brought to a later release one after the other, each new instance beside the old one for a while,
 * and back again: every mixture of writer and reader is met.
 */
export const releasesApart: Fault = {
  name: 'releases-apart',
  strike: async (scene) => {
    const { stage, trees, violated } = scene;
    const [today, laterPublisher, laterReader] = await Promise.all([
      trees.whole,
      trees.with('later-publisher', LATER_PUBLISHER),
      trees.with('later-reader', LATER_READER),
    ]);
    const deadLetters = stage.watcher.deadLetters.length;
    const skippedBefore = await skippedBy(stage.first('reporting'));

    await replaced(scene, 'joint-action-days', laterPublisher);
    await worked(scene);
    await oldReaderSkips(scene, skippedBefore);

    const readsAll = await replaced(scene, 'reporting', laterReader);
    await worked(scene);
    await knowsAll(scene, readsAll);

    await replaced(scene, 'joint-action-days', today);
    await worked(scene);
    await replaced(scene, 'reporting', today);

    const more = stage.watcher.deadLetters.length - deadLetters;
    if (more > 0) violated(`${more} events of another release were put aside`);
  },
};

/** An instance of another release joins, and the one before leaves. */
async function replaced(
  { stage, random, pause }: Scene,
  service: 'joint-action-days' | 'reporting',
  tree: Tree,
): Promise<Member> {
  const before = stage.first(service);
  const after = await stage.join(service, { tree });
  await pause(random.between(100, 600));
  await stage.leave(before);
  return after;
}

function worked({ random, pause, quick }: Scene): Promise<void> {
  return pause(random.between(quick ? 700 : 4_000, quick ? 1_200 : 8_000));
}

/** It has been the only reader since before the first of these events. */
async function oldReaderSkips({ stage, violated }: Scene, before: number): Promise<void> {
  const { watcher } = stage;
  const said = watcher.countOf(OVERLAP_MARKED);
  if (said === 0) violated('no event of an additional type was sent: the fault did not happen');
  if (!watcher.recent.some(({ value }) => String(value).includes(`"${LATER_FIELD}":`)))
    violated('no event with an additional field was sent: the fault did not happen');
  const reader = stage.first('reporting');
  const skipped = await untilAtLeast(said, async () => (await skippedBy(reader)) - before);
  if (skipped < said) violated(`${said} events of an unknown type were sent, ${skipped} counted as skipped`);
}

async function knowsAll({ stage, violated }: Scene, reader: Member): Promise<void> {
  const said = stage.watcher.countOf(OVERLAP_MARKED);
  const labels = { topic: TOPIC, outcome: 'applied' };
  const applied = await untilAtLeast(1, () => reader.metric('entente_events_consumed_total', labels));
  if (applied === 0) violated('the later reader has read nothing');
  const skipped = await skippedBy(reader);
  if (skipped > 0) violated(`the later reader skipped ${skipped} of ${said} events that it knows`);
}

function skippedBy(reader: Member): Promise<number> {
  return reader.metric('entente_events_consumed_total', { topic: TOPIC, outcome: 'unknown' });
}

async function untilAtLeast(enough: number, read: () => Promise<number>): Promise<number> {
  const deadline = Date.now() + READ_WITHIN_MS;
  let found = await read();
  while (found < enough && Date.now() < deadline) {
    await wait(200);
    found = await read();
  }
  return found;
}
