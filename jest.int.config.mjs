import { globSync } from 'node:fs';

/** Every project's tests on real servers in one run. */
export default {
  projects: globSync('{libs,services,deploy,tools}/*/jest.int.config.mjs').map((file) => `<rootDir>/${file}`),
};
