import type { CountryCode, LocalDate, Precision } from '@entente/kernel';

/** What `PUT /v1/joint-action-days/{id}` takes from a registrar. */
export interface OperationBody {
  readonly name: string;
  readonly kind: string;
  readonly crimeAreas: readonly string[];
  readonly exploitationForms: readonly string[];
  readonly ageFocus?: string;
  readonly period: { readonly startsOn?: string; readonly endsOn?: string; readonly year?: number };
  readonly leadCountry?: CountryCode;
  readonly coLeadCountries: readonly CountryCode[];
  readonly coordinators: readonly string[];
  readonly participants: readonly { readonly country: CountryCode }[];
  readonly listComplete: boolean;
  readonly participantCounts?: { readonly eu?: number; readonly nonEu?: number; readonly total?: number };
  readonly nestedIn?: string;
  readonly mayOverlapWith: readonly {
    readonly id: string;
    readonly certainty: string;
    readonly why: string;
  }[];
  readonly sources: readonly { readonly url: string; readonly kind?: string }[];
  readonly notes: readonly string[];
  readonly status: 'closed';
}

/** What `PUT /v1/joint-action-days/{id}/results/{resultId}` takes, as far as published figures need it. */
export interface ResultBody {
  readonly scope: 'country' | 'operation';
  readonly country?: CountryCode;
  readonly indicator: string;
  /** Only for an indicator outside the catalogue. */
  readonly unit?: string;
  readonly value: number;
  readonly precision: Precision;
  readonly wording?: string;
  readonly identification?: 'not-stated';
  readonly offence?: Offence;
  readonly group?: Group;
  readonly breakdownOf?: string;
  readonly breakdownLabel?: string;
  readonly partsComplete?: true;
  readonly alternativeTo?: string;
  readonly notCounted?: { readonly reason: string };
  readonly place?: { readonly region: string };
  readonly statedOn?: LocalDate;
  readonly source?: { readonly url: string };
  readonly notes?: readonly string[];
}

export type Offence = 'trafficking' | 'smuggling' | 'other';

export interface Group {
  readonly sex?: 'female' | 'male';
  readonly ageGroup?: 'adult' | 'minor';
  readonly exploitationForm?: string;
}

/** A result as it will be sent. `name` says which row of the file it is, for messages. */
export interface MappedResult {
  readonly id: string;
  readonly name: string;
  readonly body: ResultBody;
}

/** An operation as it will be sent, its results in the order to send them: figures, second values, parts. */
export interface MappedOperation {
  readonly id: string;
  readonly name: string;
  readonly body: OperationBody;
  readonly results: readonly MappedResult[];
}

/** A record that depends on no other, as it will be sent to `path`. */
export interface MappedRecord {
  readonly name: string;
  readonly path: string;
  readonly body: object;
}

/** What a file's rows became. */
export interface MappedRecords {
  readonly records: readonly MappedRecord[];
  /** Rows that cannot be loaded: the smallest thing each time, and everything else goes on. */
  readonly refused: readonly Refusal[];
  /** Fields of rows that are loaded without them, because the API has no place for them. */
  readonly unread: readonly Refusal[];
}

/** A row that cannot be loaded, and why. */
export interface Refusal {
  readonly name: string;
  readonly reason: string;
}
