import { describe, expect, it } from '@jest/globals';
import type { CountryCode } from '@entente/kernel';
import { participants, someOf } from './builders.spec-support.js';
import { allAnswered, coverageOf } from './participants.js';

const answers = (...countries: readonly string[]) => new Set(countries as readonly CountryCode[]);

describe('allAnswered', () => {
  it.each([
    ['each listed country answered', participants('NL', 'FR'), answers('NL', 'FR'), true],
    ['one of the list is missing', participants('NL', 'FR'), answers('NL'), false],
    ['an unlisted country answers for a missing one', participants('NL', 'FR'), answers('NL', 'BE'), false],
    ['the stated number answered', someOf(2, 'NL'), answers('NL', 'FR'), true],
    ['fewer than the stated number answered', someOf(3, 'NL'), answers('NL', 'FR'), false],
    ['nobody knows how many there are', { ...participants('NL'), listComplete: false }, answers('NL'), false],
    [
      'the printed total is above a complete list',
      { ...participants('NL'), statedTotal: 10 },
      answers('NL'),
      false,
    ],
    ['the printed total is nobody', someOf(0, 'NL'), answers(), false],
    [
      'one that left answers for a missing one',
      { ...someOf(2, 'NL', 'FR'), excused: [...answers('BE')] },
      answers('NL', 'BE'),
      false,
    ],
    ['the list is complete and empty', { countries: [], listComplete: true }, answers(), false],
  ])('where %s', (_, taking, answered, all) => {
    expect(allAnswered(taking, answered)).toBe(all);
  });
});

describe('coverageOf', () => {
  it('counts listed countries of a complete list, and everybody of an open one', () => {
    expect(coverageOf(participants('NL', 'FR'), answers('NL', 'BE'))).toEqual({ answered: 1, of: 2 });
    expect(coverageOf(someOf(44, 'NL'), answers('NL', 'BE', 'FR'))).toEqual({ answered: 3, of: 44 });
    expect(coverageOf(participants(), answers('NL'))).toEqual({ answered: 1, of: null });
  });

  it('counts nobody that declined or left', () => {
    const excused = [...answers('BE')];
    const answered = answers('NL', 'BE');
    const listed = { ...participants('NL', 'FR'), excused };
    expect(coverageOf(listed, answered)).toEqual({ answered: 1, of: 2 });
    expect(coverageOf({ ...someOf(44, 'NL'), excused }, answered)).toEqual({ answered: 1, of: 44 });
  });
});
