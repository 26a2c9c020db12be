import type { Fault } from './fault.js';

/** Longer than a consumer's session of 6 s: the other instance is given its partitions. */
const FROZEN_MS = 9_000;

/** A reader stands still between reading facts and writing the document, and writes what is old by then. */
export const staleReader: Fault = {
  name: 'stale-reader',
  atPoints: true,
  strike: async ({ stage, points, pause }) => {
    const second = await stage.join('reporting');
    await pause(1_500);
    const frozen = await points.hit('facts-without-document', 'SIGSTOP', stage.of('reporting'));
    await pause(FROZEN_MS);
    process.kill(frozen, 'SIGCONT');
    await pause(1_000);
    await stage.leave(second);
  },
};
