import type {
  CountryCode,
  CrimeArea,
  MeasureKind,
  MeasureScope,
  MeasureStatus,
  PartnerType,
  Precision,
  Recurrence,
  Region,
  TargetScope,
  Theme,
} from '@entente/kernel';

export interface PhaseBody {
  readonly label?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly durationMonths?: number;
  readonly thirdCountries: readonly CountryCode[];
}

export interface FundingBody {
  readonly total?: { readonly amount: number; readonly currency: string; readonly precision: Precision };
  readonly funders: readonly string[];
  readonly parts: readonly {
    readonly funder?: string;
    readonly amount?: number;
    readonly currency?: string;
    readonly precision: Precision;
    readonly amountAsPrinted?: string;
    readonly note?: string;
  }[];
}

export interface TargetBody {
  readonly what: string;
  readonly value: number;
  readonly precision: Precision;
  readonly wording?: string;
}

/** What `PUT /v1/measures/{id}` takes from a registrar, as far as published measures need it. */
export interface MeasureBody {
  readonly title: Readonly<Record<string, string>>;
  readonly kind?: MeasureKind;
  readonly recurrence?: Recurrence;
  readonly scope: MeasureScope;
  readonly reportingCountry?: CountryCode;
  readonly leadOrganisation?: string;
  readonly otherCountries: readonly CountryCode[];
  readonly implements?: string;
  readonly crimeAreas: readonly CrimeArea[];
  readonly themes: readonly Theme[];
  readonly themesBasis?: 'text' | 'icon';
  readonly thirdCountries: readonly CountryCode[];
  readonly regions: readonly Region[];
  readonly areaWording?: string;
  readonly targetScope?: TargetScope;
  readonly targetNationalities: readonly CountryCode[];
  readonly period: { readonly startsOn?: string; readonly endsOn?: string };
  readonly phases: readonly PhaseBody[];
  readonly funding: FundingBody;
  readonly partners: readonly { readonly name: string; readonly type?: PartnerType }[];
  readonly beneficiaries?: string;
  readonly beneficiaryGroups: readonly { readonly type: string }[];
  readonly activities: readonly { readonly type: string; readonly participants: readonly [] }[];
  readonly trainingTopics: readonly string[];
  readonly pillars: readonly string[];
  readonly networks: readonly string[];
  readonly targets: readonly TargetBody[];
  readonly sameProjectAs: readonly string[];
  readonly sources: readonly { readonly url: string; readonly kind?: string }[];
  readonly notes: readonly string[];
  readonly status?: MeasureStatus;
  readonly statusBasis?: 'unknown';
}
