import { COMMAND_SERVICES } from '../load/taken-by.js';
import type { Fault, Scene } from './fault.js';

const TAKEN_WITHIN_MS = 5_000;
const TAKEN_EVERY_MS = 1_000;

export const kafkaKilled: Fault = {
  name: 'kafka-killed',
  strike: async ({ stage, random, pause }) => {
    await pause(random.between(100, 1_000));
    await stage.kafka.kill();
    await pause(random.between(500, 2_500));
    await stage.kafka.start();
  },
};

/** Commands are taken all the while; what they made waits in the journal. */
export const kafkaAway: Fault = {
  name: 'kafka-away',
  strike: async (scene) => {
    const { stage, random, pause, quick } = scene;
    const awayMs = quick ? random.between(6_000, 8_000) : random.between(20_000, 60_000);
    await stage.kafka.stop();
    const until = Date.now() + awayMs;
    while (Date.now() < until) {
      await pause(TAKEN_EVERY_MS);
      await everyServiceTakes(scene);
    }
    await stage.kafka.start();
  },
};

async function everyServiceTakes({ load, violated }: Scene): Promise<void> {
  const taken = COMMAND_SERVICES.map(async (service) => {
    if (!(await load.isTaken(service, TAKEN_WITHIN_MS)))
      violated(`${service} accepted no new command within ${TAKEN_WITHIN_MS / 1_000} s without Kafka`);
  });
  await Promise.all(taken);
}

export const databaseKilled: Fault = {
  name: 'database-killed',
  strike: async ({ stage, random, pause, quick }) => {
    for (let kills = 0; kills < (quick ? 2 : 4); kills += 1) {
      await pause(random.between(300, 1_500));
      await stage.database.kill();
      await pause(random.between(0, 800));
      await stage.database.start();
    }
  },
};
