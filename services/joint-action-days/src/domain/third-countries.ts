import { excusedCountries, participatingCountries } from '@entente/counting';
import { isEuMember, reportingYear, type CountryCode, type ParticipationBasis } from '@entente/kernel';
import type { JointActionDayState } from './joint-action-day.js';
import type { RestsOn } from './participant.js';

/** A country outside the EU that takes part, and what its part rests on: a note, never a refusal. */
export interface ThirdCountry {
  readonly country: CountryCode;
  readonly restsOn: RestsOn | null;
  readonly note: string;
}

const BASES: Readonly<Record<ParticipationBasis, string>> = {
  agreement: 'an agreement',
  arrangement: 'an arrangement',
  'coordinator-agreement': "an agreement of the country's coordinator",
};

/** Those that declined or left need nothing to rest on. */
export function thirdCountriesOf(day: JointActionDayState): readonly ThirdCountry[] {
  const year = reportingYear(day.period);
  const excused = excusedCountries(day);
  return participatingCountries(day)
    .filter((country) => !isEuMember(country, year) && !excused.includes(country))
    .map((country) => {
      const named = day.participants.filter((participant) => participant.country === country);
      const restsOn = named.find((participant) => participant.restsOn)?.restsOn ?? null;
      return { country, restsOn, note: noteOn(country, restsOn) };
    });
}

function noteOn(country: CountryCode, restsOn: RestsOn | null): string {
  return restsOn
    ? `The part of ${country} rests on ${BASES[restsOn.kind]}.`
    : `No agreement, arrangement or coordinator's agreement is known that the part of ${country} rests on.`;
}
