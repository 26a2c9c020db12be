import {
  Aggregates,
  type AgreementType,
  type CountryCode,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import type { AgreementEvent } from './cooperation-agreement.events.js';
import type { CooperationAgreement } from './cooperation-agreement.js';
import type { AgreementState } from './cooperation-agreement.record.js';

export interface AgreementFilter {
  readonly type?: AgreementType;
  /** A state that is a party, or one of whose bodies is. */
  readonly party?: CountryCode;
  readonly reportedBy?: CountryCode;
}

export abstract class CooperationAgreements extends Aggregates<CooperationAgreement, AgreementEvent> {
  /** The latest first. */
  abstract list(filter: AgreementFilter, page: PageRequest): Promise<Page<VersionedState<AgreementState>>>;
}
