import type { AgreementType, ArrangementType, CountryCode } from '@entente/kernel';

/** A state, a body, or a body of a state. */
export interface PartyBody {
  readonly country?: CountryCode;
  readonly body?: string;
}

interface CooperationBody {
  readonly subject: string;
  readonly parties: readonly PartyBody[];
  readonly reportedBy: readonly CountryCode[];
  readonly notes: readonly string[];
}

/** What `PUT /v1/cooperation-agreements/{id}` takes from a registrar, as far as published agreements need it. */
export interface AgreementBody extends CooperationBody {
  readonly type: AgreementType;
  readonly signedOn?: string;
  readonly statedStatus?: { readonly value: string };
  readonly group?: { readonly announced: number };
}

/** What `PUT /v1/arrangements/{id}` takes, as far as published arrangements need it. */
export interface ArrangementBody extends CooperationBody {
  readonly type: ArrangementType;
  readonly since?: string;
  readonly reportedState?: { readonly value: string };
}
