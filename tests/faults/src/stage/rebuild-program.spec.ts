import { describe, expect, it } from '@jest/globals';
import { wrongRebuild, type Compared, type RebuildRun } from './rebuild-program.js';

const ALIKE = { compared: 12, differing: 0 };

function run(
  { status = 0 }: { readonly status?: number },
  changed: Readonly<Record<string, Compared | undefined>> = {},
): RebuildRun {
  const compared = new Map(Object.entries({ facts: ALIKE, operations: ALIKE, ...changed }));
  return { status, compared, tookMs: 1, said: 'reading\n\na dead letter\nno broker\n' };
}

describe('wrongRebuild', () => {
  it('finds nothing where both builds are alike', () => {
    expect(wrongRebuild(run({}))).toEqual([]);
  });

  it('says how it ended, what differs and what was not said', () => {
    expect(wrongRebuild(run({ status: 2 }))).toEqual(['the rebuild ended with 2: reading / no broker']);
    expect(wrongRebuild(run({}, { operations: { compared: 12, differing: 3 } }))).toEqual([
      'a rebuild has 3 other operations than the live state',
    ]);
    expect(wrongRebuild(run({}, { facts: undefined }))).toEqual([
      'the rebuild did not say how it compared facts',
    ]);
  });
});
