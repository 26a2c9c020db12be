import { describe, expect, it } from '@jest/globals';
import { Arrangement } from './arrangement.js';
import { AGREEMENT_ID, arrangement, country, date, thrownBy } from './builders.spec-support.js';

describe('Arrangement', () => {
  it('is recorded and revised, and says which fields changed', () => {
    const [stored, event] = Arrangement.record(AGREEMENT_ID, arrangement());
    expect(event).toEqual({ kind: 'recorded', fields: Object.keys(stored.snapshot()).sort() });
    const since = date('2014');
    expect(stored.revise(arrangement({ since, notes: ['a note'] }))).toEqual({
      ...{ kind: 'revised', fields: ['notes', 'since'] },
    });
    expect(stored.snapshot()).toEqual({ ...arrangement({ since, notes: ['a note'] }), id: AGREEMENT_ID });
  });

  it.each([
    ['/parties/0/country', { parties: [{ role: 'host' }] }],
    ['/parties/1', { parties: [{ country: country('IE') }, { country: country('IE') }] }],
    ['/until', { since: date('2022'), until: date('2021-12') }],
  ])('refuses %s', (pointer, given) => {
    const refusal = { code: 'invalid-field', faults: [{ pointer }] };
    expect(thrownBy(() => Arrangement.record(AGREEMENT_ID, arrangement(given)))).toMatchObject(refusal);
    const [stored] = Arrangement.record(AGREEMENT_ID, arrangement());
    expect(thrownBy(() => stored.revise(arrangement(given)))).toMatchObject(refusal);
  });

  it('takes an end in the year it began', () => {
    const given = arrangement({ since: date('2021-06'), until: date('2021') });
    expect(Arrangement.record(AGREEMENT_ID, given)[0].snapshot()).toMatchObject(given);
  });
});
