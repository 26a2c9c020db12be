import { describe, expect, it } from '@jest/globals';
import type { Period } from '@entente/kernel';
import { country, day } from './builders.spec-support.js';
import { thirdCountriesOf } from './third-countries.js';

const NL = { country: country('NL') };
const UA = { country: country('UA') };
const GB = { country: country('GB') };

describe('thirdCountriesOf', () => {
  it('is empty among member states and bodies', () => {
    expect(thirdCountriesOf(day({ participants: [NL, { body: 'INTERPOL' }] }))).toEqual([]);
  });

  it('shows what the part of each rests on, or that nothing is known', () => {
    const restsOn = { kind: 'arrangement' as const, note: 'liaison officers' };
    const participants = [NL, { ...UA, restsOn }, { country: country('CH') }];
    expect(thirdCountriesOf(day({ participants }))).toEqual([
      {
        ...{ country: 'CH', restsOn: null },
        note: "No agreement, arrangement or coordinator's agreement is known that the part of CH rests on.",
      },
      { country: 'UA', restsOn, note: 'The part of UA rests on an arrangement.' },
    ]);
  });

  it.each<[Period, readonly string[]]>([
    [{ year: 2019 }, []],
    [{ year: 2020 }, ['GB']],
    [{ startsOn: '2019-12-30' as never, year: 2020 }, ['GB']],
    [{}, ['GB']],
  ])('counts the United Kingdom by the year of the operation: %j', (period, expected) => {
    const found = thirdCountriesOf(day({ period, participants: [NL, GB] }));
    expect(found.map((one) => one.country)).toEqual(expected);
  });

  it('says nothing of one that declined or left', () => {
    const participation = [{ ...UA, status: 'withdrawn' as const, since: '2026-03-01T08:00:00.000Z' }];
    expect(thirdCountriesOf(day({ participants: [NL, UA], participation }))).toEqual([]);
  });
});
