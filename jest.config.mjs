import { globSync } from 'node:fs';

/** Every project's unit tests in one run. */
export default {
  projects: globSync('{libs,services,tests,deploy,tools}/*/jest.config.mjs').map(
    (file) => `<rootDir>/${file}`,
  ),
  // Of a project's own settings jest takes no timeout. Long, since a busy machine is no failure.
  testTimeout: 30_000,
};
