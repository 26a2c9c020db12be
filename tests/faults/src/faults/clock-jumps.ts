import { CompletenessWatch } from '../check/completeness.js';
import type { Member } from '../stage/member.js';
import { MovableClock } from '../stage/movable-clock.js';
import type { Fault, Scene } from './fault.js';

const MINUTE_MS = 60_000;
const VISIBLE_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 200;
const ENDS_WITHIN_MS = 10_000;
const SERVICES = ['reporting', 'joint-action-days'] as const;

/**
 * The wall clock of one service after the other is hours behind, right, hours ahead, and right again. Tokens live
 * for twelve hours and have no beginning: up to nine hours ahead none of them has run out, so no refusal is right.
 */
export const clockJumps: Fault = {
  name: 'clock-jumps',
  long: true,
  strike: async (scene) => {
    const { violated, report, databases } = scene;
    const watch = new CompletenessWatch(report, databases);
    const stopped = new AbortController();
    const watching = listen(watch, scene, stopped.signal);
    const moved = await Promise.all(SERVICES.map((service) => withClock(service, scene)));
    try {
      // The publisher last: what it records while it is ahead lies ahead of everybody for hours.
      for (const one of moved) await jump(one, scene);
    } finally {
      await Promise.all(moved.map((one) => leave(one, scene)));
    }
    await scene.pause(1_000);
    stopped.abort();
    await watching;
    if (watch.looks < 3) violated('reports did not say how complete they were: nothing was compared');
    for (const what of await watch.overclaimed()) violated(what);
  },
};

interface Moved {
  readonly service: (typeof SERVICES)[number];
  readonly member: Member;
  readonly clock: MovableClock;
}

async function withClock(service: Moved['service'], { stage }: Scene): Promise<Moved> {
  const clock = new MovableClock(stage.directory, service);
  const [first] = stage.of(service);
  const member = await stage.join(service, { environment: clock.environment });
  if (first) await stage.leave(first);
  return { service, member, clock };
}

async function jump({ service, clock }: Moved, scene: Scene): Promise<void> {
  const { random, pause, quick, violated } = scene;
  const [behind, ahead] = [random.between(60, 9 * 60), random.between(60, 9 * 60)];
  for (const minutes of [-behind, 0, ahead, 0]) {
    await clock.stand(minutes * MINUTE_MS);
    await pause(quick ? 700 : 9_000);
    const visibleAfterMs = await scene.newFigureVisibleAfter();
    if (visibleAfterMs > VISIBLE_WITHIN_MS)
      violated(`a new figure was not visible while the clock of ${service} was ${minutes} min ahead`);
  }
}

/** Its successor starts with a clock that is right. */
async function leave({ service, member }: Moved, { stage, violated }: Scene): Promise<void> {
  await stage.join(service);
  const askedAt = performance.now();
  const status = await stage.leave(member);
  const tookMs = performance.now() - askedAt;
  if (status !== 0 || tookMs > ENDS_WITHIN_MS)
    violated(`${service} ended with status ${status} after ${Math.round(tookMs)} ms when asked to`);
}

async function listen(watch: CompletenessWatch, { pause }: Scene, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    await watch.look().catch(() => undefined);
    await pause(LOOK_EVERY_MS);
  }
}
