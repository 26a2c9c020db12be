import preset from './preset.mjs';

/** Whole stacks of real processes, one after the other; they run what was built. */
export default {
  ...preset,
  testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
  testTimeout: 120_000,
};
