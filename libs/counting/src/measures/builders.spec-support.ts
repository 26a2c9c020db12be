import type { CountryCode, PartialDate } from '@entente/kernel';
import { countedMeasure, type CountedMeasure, type RecordedMeasure } from './counted-measure.js';

type Given = Partial<Omit<RecordedMeasure, 'reportingCountry' | 'thirdCountries' | 'period'>> & {
  readonly reportingCountry?: string;
  readonly thirdCountries?: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
};

let sequence = 0;

/** An ongoing measure that says as little as it may. */
export function measure({
  reportingCountry,
  thirdCountries = [],
  startsOn,
  endsOn,
  ...given
}: Given = {}): CountedMeasure {
  sequence += 1;
  return countedMeasure({
    id: `measure-${sequence}`,
    title: { en: `Measure ${sequence}` },
    status: 'ongoing',
    ...(reportingCountry !== undefined && { reportingCountry: reportingCountry as CountryCode }),
    thirdCountries: thirdCountries as readonly CountryCode[],
    regions: [],
    themes: [],
    partners: [],
    beneficiaryGroups: [],
    period: {
      ...(startsOn !== undefined && { startsOn: startsOn as PartialDate }),
      ...(endsOn !== undefined && { endsOn: endsOn as PartialDate }),
    },
    funding: {},
    sameProjectAs: [],
    ...given,
  });
}
