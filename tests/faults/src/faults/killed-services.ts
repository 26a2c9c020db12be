import type { Fault } from './fault.js';

/** kill -9 in the middle of whatever it does. */
function killed(service: 'joint-action-days' | 'reporting'): Fault {
  return {
    name: `${service}-killed`,
    strike: async ({ stage, random, pause, quick }) => {
      for (let kills = 0; kills < (quick ? 1 : 3); kills += 1) {
        await pause(random.between(100, 1_200));
        await stage.first(service).killAndRestart();
      }
    },
  };
}

export const jointActionDaysKilled = killed('joint-action-days');
export const reportingKilled = killed('reporting');

/** Both die at once, as on a machine that loses its power. */
export const bothServicesKilled: Fault = {
  name: 'both-services-killed',
  long: true,
  strike: async ({ stage, random, pause }) => {
    await pause(random.between(100, 1_500));
    await Promise.all(
      (['joint-action-days', 'reporting'] as const).map((service) => stage.first(service).killAndRestart()),
    );
  },
};
