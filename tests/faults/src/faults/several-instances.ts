import type { Fault } from './fault.js';

const BOTH = ['joint-action-days', 'reporting'] as const;

/** A second instance of each service joins and leaves, politely and not, while the first ones work. */
export const severalInstances: Fault = {
  name: 'instances-come-and-go',
  strike: async ({ stage, random, pause, quick }) => {
    for (let rounds = 0; rounds < (quick ? 2 : 6); rounds += 1) {
      const joining = quick && rounds > 0 ? (['reporting'] as const) : BOTH;
      const seconds = await Promise.all(joining.map((service) => stage.join(service)));
      await pause(random.between(800, quick ? 1_500 : 2_500));
      await stage.first(random.pick(BOTH)).killAndRestart();
      await pause(random.between(500, 1_500));
      await Promise.all(seconds.map((member) => stage.leave(member)));
    }
  },
};
