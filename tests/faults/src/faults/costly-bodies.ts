import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { COSTLY_PAYLOADS, type CostlyPayload } from '../load/costly-payloads.js';
import type { Command } from '../load/load-journal.js';
import { shuffled } from '../random.js';
import type { Member } from '../stage/member.js';
import type { Fault, Scene } from './fault.js';

const LOOK_EVERY_MS = 50;
/** Of the processor, for one body with the load beside it: what blocks others does not depend on how busy the machine is. */
const MOST_CPU_SECONDS = 1.5;

/** Bodies that cost as much as possible, one after the other: each is refused, and nobody else waits for it. */
export const costlyBodies: Fault = {
  name: 'costly-bodies',
  strike: async (scene) => {
    const { load, random, pause, quick, noted, violated } = scene;
    const { operation } = await load.stateOne(await load.open('costly bodies'));
    const member = scene.stage.first('joint-action-days');
    let costliest = { what: 'nothing', seconds: 0 };
    const over = new AbortController();
    const responsive = longestWait(scene, over.signal);
    const unanswered: string[] = [];
    for (let rounds = 0; rounds < (quick ? 1 : 2); rounds += 1) {
      for (const costly of shuffled(random, COSTLY_PAYLOADS)) {
        const before = await cpuSecondsOf(member);
        const answer = await load.intrude(commandOf(costly, operation), costly.make());
        const cost = (await cpuSecondsOf(member)) - before;
        if (cost > costliest.seconds) costliest = { what: costly.what, seconds: cost };
        if (answer === undefined) unanswered.push(costly.what);
        else if (answer.status !== costly.refusedWith)
          violated(`${costly.what}: answered ${answer.status}, to be refused with ${costly.refusedWith}`);
        await pause(quick ? 100 : 1_000);
      }
    }
    over.abort();
    const longest = await responsive;
    for (const what of unanswered) violated(`${what}: not answered`);
    noted(`others waited for at most ${longest} ms, and commands of the load for ${load.longestMs} ms`);
    const cost = `${costliest.seconds.toFixed(2)} s of the processor for ${costliest.what}`;
    noted(cost);
    if (costliest.seconds > MOST_CPU_SECONDS) violated(cost);
  },
};

function cpuSecondsOf(member: Member): Promise<number> {
  return member.metric('process_cpu_seconds_total');
}

function commandOf({ ofPlan, refusedWith }: CostlyPayload, operation: string): Command {
  const aggregate = randomUUID();
  const common = { id: randomUUID(), aggregate, method: 'PUT', expectedVersion: 0, refusedWith } as const;
  const path = `/v1/joint-action-days/${ofPlan ? aggregate : operation}`;
  return ofPlan
    ? { ...common, kind: 'plan', operation: aggregate, path }
    : { ...common, kind: 'log', operation, path: `${path}/results/${aggregate}` };
}

/** Of requests that cost nothing themselves, the longest that one took. */
async function longestWait({ stage, violated }: Scene, signal: AbortSignal): Promise<number> {
  const { address } = stage.first('joint-action-days');
  let longest = 0;
  while (!signal.aborted) {
    const askedAt = performance.now();
    const response = await fetch(`${address}/health/live`).catch(() => undefined);
    await response?.arrayBuffer();
    longest = Math.max(longest, Math.round(performance.now() - askedAt));
    if (response?.status !== 200) violated(`/health/live answered ${response?.status ?? 'nothing'}`);
    await wait(LOOK_EVERY_MS);
  }
  return longest;
}
