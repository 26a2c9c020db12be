import { globSync } from 'node:fs';

/** Every project's unit tests in one run. */
export default {
  projects: globSync('{libs,services,tests,deploy,tools}/*/jest.config.mjs').map(
    (file) => `<rootDir>/${file}`,
  ),
};
