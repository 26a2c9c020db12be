import { afterAll, describe, expect, it } from '@jest/globals';
import { generate } from '../src/generate.js';
import { workspaceCopy } from '../src/workspace-copy.spec-support.js';

const LASTS_AT_MOST_MS = 300_000;

const { root, run, remove } = workspaceCopy();
afterAll(remove);

describe('a generated service', () => {
  it(
    'holds its door and keeps its first record on real servers',
    async () => {
      await generate(root, { service: 'unlikely-examples', aggregate: 'unlikely-example', port: 64_999 });
      const config = 'services/unlikely-examples/jest.int.config.mjs';
      expect(run('node_modules/jest/bin/jest.js', '-c', config, '--silent', '--json')).toContain(
        '"success":true',
      );
    },
    LASTS_AT_MOST_MS,
  );
});
