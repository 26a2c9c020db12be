import type { ServiceName } from '@entente/local-stack';
import { pointsOfService, type Point } from '../stage/kill-points.js';
import type { Fault, Scene } from './fault.js';

/** Killed at the worst moments: around the commit, after the acknowledgement, between fact, document and offset. */
function killedAt(service: ServiceName, how: Pick<Fault, 'long'> = {}): Fault {
  return {
    name: `${service}-killed-at-points`,
    ...how,
    atPoints: true,
    strike: async (scene) => {
      for (const point of pointsOf(service, scene)) await killAt(scene, service, point);
    },
  };
}

export const jointActionDaysKilledAtPoints = killedAt('joint-action-days');
export const reportingKilledAtPoints = killedAt('reporting');
export const measuresKilledAtPoints = killedAt('measures', { long: true });
export const cooperationAgreementsKilledAtPoints = killedAt('cooperation-agreements', { long: true });

/** In a run of a few minutes two of them, which ones is the seed's to say. */
function pointsOf(service: ServiceName, { random, quick }: Scene): readonly Point[] {
  const all = pointsOfService(service);
  if (!quick) return all;
  const first = random.between(0, all.length - 1);
  return all.filter((_, index) => index === first || index === (first + 1) % all.length);
}

async function killAt(
  { stage, points, pause, random }: Scene,
  service: ServiceName,
  point: Point,
): Promise<void> {
  await pause(random.between(50, 400));
  const member = stage.first(service);
  await points.hit(point, 'SIGKILL', [member]);
  await member.restartAfterDeath();
}
