import type { Fault } from './fault.js';

/** SIGTERM under load: what is in flight is answered, and the process ends with 0 within 10 s. */
export const askedToEnd: Fault = {
  name: 'asked-to-end',
  strike: async ({ stage, load, random, pause, violated }) => {
    for (const service of stage.services) {
      await pause(random.between(200, 900));
      const member = stage.first(service);
      const askedAt = Date.now();
      if (service !== 'reporting') load.mustAnswerAllSentBefore(askedAt);
      const status = await member.stop();
      const tookMs = Date.now() - askedAt;
      if (status !== 0) violated(`${service} ended with status ${status} when asked to`);
      if (tookMs > 10_000) violated(`${service} took ${tookMs} ms to end`);
      await member.start();
    }
  },
};
