import preset from './preset.mjs';

/** Integration tests: against real servers, named by MONGODB_URI and KAFKA_BROKERS. */
export default { ...preset, testMatch: ['<rootDir>/test/**/*.int-spec.ts'], testTimeout: 30_000 };
