import { describe, expect, it } from '@jest/globals';
import type { ParticipationStatus } from '@entente/kernel';
import { country, day, figure } from './builders.spec-support.js';
import { mustNameParticipants, mustTakePart } from './reporting-countries.js';

const [FR, NL, BE] = [country('FR'), country('NL'), country('BE')];

const frenchIs = (status: ParticipationStatus) =>
  day({ participation: [{ country: FR, status, since: '2026-04-01T08:00:00.000Z' }] });

describe('mustTakePart', () => {
  it('lets report who takes part, and who left: what it did before counts', () => {
    for (const status of ['invited', 'accepted', 'withdrawn'] as const) {
      expect(() => mustTakePart(frenchIs(status), figure(), false)).not.toThrow();
    }
  });

  it('refuses who declined, and who is no participant', () => {
    const refusal = { code: 'country-not-participating', faults: [{ pointer: '/country' }] };
    expect(thrownBy(() => mustTakePart(frenchIs('declined'), figure(), false))).toMatchObject(refusal);
    expect(thrownBy(() => mustTakePart(day(), figure({ country: BE }), false))).toMatchObject(refusal);
  });

  it('takes a registrar’s word where the list is not complete', () => {
    expect(() => mustTakePart(day({ listComplete: false }), figure({ country: BE }), true)).not.toThrow();
    expect(thrownBy(() => mustTakePart(day(), figure({ country: BE }), true))).toBeDefined();
  });
});

describe('mustNameParticipants', () => {
  it('refuses what is attributed to who takes no part', () => {
    const [dutch, belgian] = [NL, BE].map((one) => ({ country: one, role: 'carried-out' as const }));
    const body = { body: 'FRONTEX', role: 'supported' as const };
    expect(() => mustNameParticipants(day(), [dutch!, body], false)).not.toThrow();
    expect(thrownBy(() => mustNameParticipants(day(), [dutch!, belgian!], false))).toMatchObject({
      ...{ code: 'invalid-field', faults: [{ pointer: '/attributions/1/country' }] },
    });
    expect(() => mustNameParticipants(day({ listComplete: false }), [belgian!], true)).not.toThrow();
  });
});

function thrownBy(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
