import { describe, expect, it } from '@jest/globals';
import { country, result, stated } from './builders.spec-support.js';
import type { ReportedResultState } from './reported-result.js';
import { displacedResults, mustBeOfOneSide, mustLeaveOthersStanding, retainedAt } from './retention.js';

const now = new Date('2026-05-02T10:00:00.000Z');
const retainedOn = (at: string): ReportedResultState & { readonly version: number } => ({
  ...result({ retained: { at, reason: 'the lead’s own count' } }),
  version: 2,
});

describe('retainedAt', () => {
  it('is now', () => {
    expect(retainedAt(now, [])).toBe('2026-05-02T10:00:00.000Z');
    expect(retainedAt(now, [{ ...result(), version: 1 }, retainedOn('2026-05-01T10:00:00.000Z')])).toBe(
      '2026-05-02T10:00:00.000Z',
    );
  });

  it('is after every earlier decision, also one that a clock ahead of ours dated', () => {
    expect(retainedAt(now, [retainedOn('2026-05-02T10:05:00.000Z')])).toBe('2026-05-02T10:05:00.001Z');
    expect(retainedAt(now, [retainedOn(now.toISOString())])).toBe('2026-05-02T10:00:00.001Z');
  });
});

const versioned = (state: ReportedResultState) => ({ ...state, version: 1 });
const retained = { at: '2026-05-02T10:00:00.000Z', reason: 'the lead’s own count' };

describe('displacedResults', () => {
  it('are the first value and the one that stands, whoever reported them', () => {
    const NL = { country: country('NL') };
    const first = result({ id: 'first', ...NL });
    const stands = result({ id: 'stands', ...NL, alternativeTo: 'first', retained });
    const asked = result({ id: 'asked', alternativeTo: 'stands' });
    const other = result({ id: 'other' });
    const all = [first, stands, asked, other].map(versioned);
    expect(displacedResults(asked, all).map(({ id }) => id)).toEqual(['first', 'stands']);
  });
});

describe('mustBeOfOneSide', () => {
  it('lets a value stand in place of one of its own country, or of the whole, only', () => {
    mustBeOfOneSide(result({ reportingService: 'police' }), result());
    mustBeOfOneSide(stated(), stated());
    for (const [one, other] of [
      [stated(), result()],
      [result(), stated()],
      [result(), result({ country: country('NL') })],
    ] as const) {
      expect(() => mustBeOfOneSide(one, other)).toThrow('There is no result');
    }
  });
});

describe('mustLeaveOthersStanding', () => {
  const potential = stated({ id: 'potential', indicator: 'potentialVictimsIdentified' });
  const victims = { indicator: 'victimsIdentified' };
  const asked = stated({ id: 'asked', ...victims, alternativeTo: 'potential' });

  it('refuses a value under another indicator beside a figure that stands there', () => {
    const own = stated({ id: 'own', ...victims });
    expect(() => mustLeaveOthersStanding(asked, [potential, asked, own].map(versioned))).toThrow(
      'already has a figure of the whole',
    );
  });

  it('lets it stand where there is none, or it is a second value of that one', () => {
    const gone = stated({ id: 'own', ...victims, status: 'withdrawn' });
    mustLeaveOthersStanding(asked, [potential, asked, gone].map(versioned));
    const first = stated({ id: 'own', ...victims });
    const second = { ...asked, alternativeTo: 'own' };
    mustLeaveOthersStanding(second, [potential, second, first].map(versioned));
  });
});
