import type { Usage } from '@entente/local-stack';

export { usageOf, type Usage } from '@entente/local-stack';

export interface Metered {
  usage(): Promise<Usage>;
}

/** What some work came to, and what it cost a process, in milliseconds of the processor. */
export async function costing<Outcome>(
  side: Metered,
  work: () => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly cpuMs: number }> {
  const before = await side.usage();
  const outcome = await work();
  const after = await side.usage();
  return { outcome, cpuMs: (after.cpuSeconds - before.cpuSeconds) * 1_000 };
}
