import type { Fault } from './fault.js';

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
  strike: async ({ stage, random, pause, quick }) => {
    await stage.kafka.stop();
    await pause(quick ? random.between(6_000, 8_000) : random.between(20_000, 60_000));
    await stage.kafka.start();
  },
};

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
