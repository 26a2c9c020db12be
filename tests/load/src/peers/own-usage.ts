import type { Usage } from '@entente/local-stack';

/** Of this process; what the bench itself is made of is not loaded for it. */
export function ownUsage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() };
}
