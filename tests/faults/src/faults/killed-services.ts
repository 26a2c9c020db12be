import type { ServiceName } from '@entente/local-stack';
import type { Fault } from './fault.js';

/** kill -9 in the middle of whatever it does. */
function killed(service: ServiceName, how: Pick<Fault, 'long'> = {}): Fault {
  return {
    name: `${service}-killed`,
    ...how,
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
export const measuresKilled = killed('measures', { long: true });
export const cooperationAgreementsKilled = killed('cooperation-agreements', { long: true });

/** All die at once, as on a machine that loses its power. */
export const allServicesKilled: Fault = {
  name: 'all-services-killed',
  long: true,
  strike: async ({ stage, random, pause }) => {
    await pause(random.between(100, 1_500));
    await Promise.all(stage.services.map((service) => stage.first(service).killAndRestart()));
  },
};
