import { globSync } from 'node:fs';

/** Every flow through whole stacks, one stack at a time. */
export default {
  projects: globSync('tests/*/jest.e2e.config.mjs').map((file) => `<rootDir>/${file}`),
  maxWorkers: 1,
  // Of a project's own settings jest takes no timeout.
  testTimeout: 120_000,
};
