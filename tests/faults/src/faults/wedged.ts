import { setTimeout as wait } from 'node:timers/promises';
import type { Point } from '../stage/kill-points.js';
import type { Member } from '../stage/member.js';
import type { Fault, Scene } from './fault.js';

const SAID_WITHIN_MS = 15_000;
/** An orchestrator takes no answer within this time for a failure. */
const ANSWER_WITHIN_MS = 3_000;

interface Loop {
  readonly service: 'joint-action-days' | 'reporting';
  /** The name of its check in `/health/live`. */
  readonly check: string;
  readonly points: readonly [Point, ...Point[]];
}

/** The reader first: it passes its point only while the relay sends. */
const LOOPS: readonly Loop[] = [
  { service: 'reporting', check: 'reader', points: ['before-facts', 'facts-without-document'] },
  { service: 'joint-action-days', check: 'relay', points: ['before-sweep', 'acknowledged-not-marked'] },
];

/** A loop that waits for ever, and a process that does nothing any more: both are seen from outside, and replaced. */
export const wedged: Fault = {
  name: 'wedged',
  long: true,
  atPoints: true,
  strike: async (scene) => {
    const { random, quick } = scene;
    const stuck = random.pick(LOOPS);
    for (const loop of quick ? [stuck] : LOOPS) await blocked(scene, loop);
    const rounds = quick ? [random.between(0, 1)] : [0, 1];
    for (const round of rounds) await waitForEver(scene, round);
  },
};

/** Its event loop stands still: nobody is answered. */
async function blocked(
  { stage, points, violated }: Scene,
  { service, points: [point] }: Loop,
): Promise<void> {
  const member = stage.first(service);
  await points.hit(point, 'block', [member]);
  const answer = await liveness(member);
  if (answer !== undefined) violated(`${service} answered ${answer.status} with its event loop blocked`);
  await member.killAndRestart();
}

/** Both at once: the orchestrator's patience is the same for each. */
async function waitForEver(scene: Scene, round: number): Promise<void> {
  const { stage, points, violated, noted } = scene;
  try {
    const stuck: { loop: Loop; point: Point; hitAt: number }[] = [];
    for (const loop of LOOPS) {
      const [first, other = first] = loop.points;
      const point = round === 0 ? first : other;
      await points.hit(point, 'wait', [stage.first(loop.service)]);
      stuck.push({ loop, point, hitAt: Date.now() });
    }
    await Promise.all(
      stuck.map(async ({ loop: { service, check }, point, hitAt }) => {
        const said = await saysSo(stage.first(service), check, hitAt + SAID_WITHIN_MS);
        if (said === undefined) noted(`the ${check} stuck at ${point}: said after ${Date.now() - hitAt} ms`);
        else violated(`the ${check} is stuck at ${point}, and after 15 s ${service} ${said}`);
      }),
    );
  } finally {
    await Promise.all(LOOPS.map(({ service }) => stage.first(service).killAndRestart()));
  }
}

/** Undefined as soon as the check fails; else what was answered last. */
async function saysSo(member: Member, check: string, deadline: number): Promise<string | undefined> {
  let said = 'does not answer';
  while (Date.now() < deadline) {
    const answer = await liveness(member);
    if (answer?.status === 503 && answer.checks[check] === 'failing') return undefined;
    said = answer ? `answers ${answer.status} ${JSON.stringify(answer.checks)}` : 'does not answer';
    await wait(200);
  }
  return said;
}

async function liveness({
  address,
}: Member): Promise<{ status: number; checks: Readonly<Record<string, string>> } | undefined> {
  try {
    const response = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const { checks } = (await response.json()) as { checks: Readonly<Record<string, string>> };
    return { status: response.status, checks };
  } catch {
    return undefined;
  }
}
