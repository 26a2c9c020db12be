import { availableParallelism, cpus, totalmem, type as system } from 'node:os';

/** What the figures were measured on, one line each. */
export function machine(): readonly string[] {
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${memory} GiB, ${system()}`,
    `Node ${process.version}`,
  ];
}
