import { wrongRebuild } from '../stage/rebuild-program.js';
import type { Fault, Scene } from './fault.js';

/**
 * What reports are made of is built anew from the first event while commands go on, with the fault's `--results`
 * brought in before.
 */
export const rebuiltUnderLoad: Fault = {
  name: 'rebuilt-under-load',
  long: true,
  strike: async ({ stage, load, checker, results, random, pause, quick, violated, noted }) => {
    if (results > 0) {
      const startedAt = Date.now();
      const accepted = await load.fill(results);
      noted(`${accepted} results accepted in ${seconds(Date.now() - startedAt)}`);
      if (accepted < results) violated(`${accepted} of ${results} results were accepted`);
      const behindMs = await checker.known(Date.now() + 300_000);
      noted(`reporting had read them ${seconds(behindMs)} later`);
    }
    for (let rounds = 0; rounds < (quick || results > 0 ? 1 : 3); rounds += 1) {
      await pause(random.between(200, 1_500));
      const rebuilt = await stage.rebuild();
      for (const wrong of wrongRebuild(rebuilt)) violated(wrong);
      const { compared, tookMs } = rebuilt;
      const [facts, operations] = [compared.get('facts'), compared.get('operations')];
      noted(
        `rebuilt in ${seconds(tookMs)} under load: ${facts?.compared} facts and ${operations?.compared} operations ` +
          `compared, ${facts?.differing} and ${operations?.differing} differ`,
      );
      const { keys, violations } = await checker.compareGenerations({ andNothingNew: false });
      for (const violation of violations) violated(violation);
      noted(`${keys} keys compared in the database, ${violations.length} differ`);
    }
  },
  afterwards: rebuiltInPeace,
};

/** Everything that was told in a round, whatever happened to it, built anew: it comes to the same. */
export const rebuiltAfterTheRound: Fault = {
  name: 'rebuilt-after-the-round',
  strike: () => Promise.resolve(),
  afterwards: rebuiltInPeace,
};

/** Nothing arrives any more: both builds are the same, in both directions. */
async function rebuiltInPeace({ stage, checker, violated, noted }: Scene): Promise<void> {
  const rebuilt = await stage.rebuild();
  for (const wrong of wrongRebuild(rebuilt)) violated(wrong);
  const { keys, violations } = await checker.compareGenerations({ andNothingNew: true });
  for (const violation of violations) violated(violation);
  noted(`rebuilt in ${seconds(rebuilt.tookMs)} at rest: ${keys} keys, ${violations.length} differ`);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
