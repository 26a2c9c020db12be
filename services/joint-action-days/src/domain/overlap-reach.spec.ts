import { describe, expect, it } from '@jest/globals';
import { actor, country, day } from './builders.spec-support.js';
import type { JointActionDayState } from './joint-action-day.js';
import { mayCompare } from './overlap-reach.js';

const alone = (code: string, given: Partial<JointActionDayState> = {}): JointActionDayState =>
  day({
    ...{ id: code, leadCountry: country(code), coordinators: [], participants: [{ country: country(code) }] },
    ...given,
  });

const marks = (id: string, certainty: 'likely' | 'none-for-figures' = 'likely') => ({
  mayOverlapWith: [{ id, certainty, why: 'the same days' }],
});

const OF_NL = actor('national-coordinator', { country: country('NL') });
const LEAD_OF_NL = actor('action-leader', { country: country('NL') });

describe('mayCompare', () => {
  it.each<[string, boolean, JointActionDayState, JointActionDayState]>([
    ['neither names the other', false, alone('NL'), alone('FR')],
    ['only its own operation marks the other', false, alone('NL', marks('FR')), alone('FR')],
    ['only its own operation is nested in the other', false, alone('NL', { nestedIn: 'FR' }), alone('FR')],
    ['the other marks its own', true, alone('NL'), alone('FR', marks('NL'))],
    ['the other is nested in its own', true, alone('NL'), alone('FR', { nestedIn: 'NL' })],
    ['the other denies it', false, alone('NL'), alone('FR', marks('NL', 'none-for-figures'))],
    ['it takes part in both', true, alone('NL'), alone('FR', { coLeadCountries: [country('NL')] })],
    ['it takes part in neither', false, alone('DE', marks('FR')), alone('FR', marks('DE'))],
    ['both are one', true, alone('NL'), alone('NL')],
  ])('where %s: %s', (_, expected, one, other) => {
    for (const who of [OF_NL, LEAD_OF_NL]) {
      expect([mayCompare(who, one, other), mayCompare(who, other, one)]).toEqual([expected, expected]);
    }
    expect(mayCompare(actor('registrar'), one, other)).toBe(true);
  });
});
