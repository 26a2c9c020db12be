import { DiskRoom } from '../stage/disk-room.js';
import { TopicWriter } from '../stage/topic-writer.js';
import type { Fault, Scene } from './fault.js';

/** Neither the database nor, after it, Kafka can write anything for a while; then there is room again. */
export const fullDisk: Fault = {
  name: 'full-disk',
  long: true,
  strike: async (scene) => {
    const { stage, databases } = scene;
    await full(scene, await DiskRoom.of(stage.database), 'the database', () => databases.write());
    await scene.pause(1_500);
    await full(scene, await DiskRoom.of(stage.kafka), 'Kafka', () => writeToTopic(scene));
  },
};

async function full(
  { random, pause, quick, violated, say }: Scene,
  room: DiskRoom,
  whose: string,
  write: () => Promise<unknown>,
): Promise<void> {
  await pause(random.between(100, 600));
  await room.none();
  try {
    await pause(quick ? random.between(800, 2_000) : random.between(5_000, 15_000));
    const wrote = await write().then(
      () => true,
      () => false,
    );
    if (wrote) violated(`${whose} wrote all the same: the fault did not happen`);
  } finally {
    const became = await room.again(write);
    say(`${whose} on a full disk: ${became}`);
  }
}

/** A message that readers skip: its type is unknown to them. */
async function writeToTopic({ stage }: Scene): Promise<void> {
  const good = stage.watcher.recent.at(-1);
  if (!good) throw new Error('no event was heard');
  const writer = await TopicWriter.open(stage.kafkaBrokers);
  try {
    const headers = { ...good.headers, ce_type: 'org.entente.riddle.posed.v1' };
    await writer.write([{ key: good.key, value: good.value, headers }]);
  } finally {
    await writer.close();
  }
}
