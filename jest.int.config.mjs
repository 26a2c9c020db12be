import { globSync } from 'node:fs';

/** Every project's tests on real servers in one run. */
export default {
  projects: globSync('{libs,services,deploy,tools}/*/jest.int.config.mjs').map((file) => `<rootDir>/${file}`),
  // Of a project's own settings jest takes no timeout.
  testTimeout: 30_000,
};
