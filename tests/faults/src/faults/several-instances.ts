import type { Fault } from './fault.js';

/** A second instance of each service joins and leaves, politely and not, while the first ones work. */
export const severalInstances: Fault = {
  name: 'instances-come-and-go',
  strike: async ({ stage, random, pause, quick }) => {
    for (let rounds = 0; rounds < (quick ? 1 : 4); rounds += 1) {
      const seconds = await Promise.all([stage.join('joint-action-days'), stage.join('reporting')]);
      await pause(random.between(800, 2_500));
      await stage.first(random.pick(['joint-action-days', 'reporting'] as const)).killAndRestart();
      await pause(random.between(500, 1_500));
      await Promise.all(seconds.map((member) => stage.leave(member)));
    }
  },
};
