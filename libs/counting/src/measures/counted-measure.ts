import {
  regionOf,
  type CountryCode,
  type MeasureStatus,
  type Money,
  type PartnerType,
  type Period,
  type Region,
  type Theme,
} from '@entente/kernel';

/** What a report needs to know of a measure. */
export interface CountedMeasure {
  readonly id: string;
  readonly title: string | null;
  /** Null where nobody said it. */
  readonly status: MeasureStatus | null;
  readonly reportingCountry: CountryCode | null;
  readonly thirdCountries: readonly CountryCode[];
  /** Those that it names and those that its countries lie in. */
  readonly regions: readonly Region[];
  readonly themes: readonly Theme[];
  readonly partnerTypes: readonly PartnerType[];
  readonly beneficiaryTypes: readonly string[];
  readonly period: Period;
  readonly statedTotal: Money | null;
  readonly sameProjectAs: readonly string[];
}

/** A measure as it is recorded, as far as counting looks at it. */
export interface RecordedMeasure {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly status: MeasureStatus;
  readonly statusBasis?: 'stated' | 'unknown';
  readonly reportingCountry?: CountryCode;
  readonly thirdCountries: readonly CountryCode[];
  readonly regions: readonly Region[];
  readonly themes: readonly Theme[];
  readonly partners: readonly { readonly type?: PartnerType }[];
  readonly beneficiaryGroups: readonly { readonly type: string }[];
  readonly period: Period;
  readonly funding: { readonly total?: Money };
  readonly sameProjectAs: readonly string[];
}

export function countedMeasure(measure: RecordedMeasure): CountedMeasure {
  const { id, title, status, reportingCountry, thirdCountries, period, funding, sameProjectAs } = measure;
  const { total } = funding;
  return {
    id,
    title: title['en'] ?? Object.values(title)[0] ?? null,
    status: measure.statusBasis === 'unknown' ? null : status,
    reportingCountry: reportingCountry ?? null,
    thirdCountries: once(thirdCountries),
    regions: once([...measure.regions, ...thirdCountries.flatMap((country) => regionOf(country) ?? [])]),
    themes: once(measure.themes),
    partnerTypes: once(measure.partners.flatMap(({ type }) => type ?? [])),
    beneficiaryTypes: once(measure.beneficiaryGroups.map(({ type }) => type)),
    period,
    statedTotal: total ? { amount: total.amount, currency: total.currency } : null,
    sameProjectAs,
  };
}

function once<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort();
}
