import {
  Aggregates,
  type ArrangementType,
  type CountryCode,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import type { ArrangementEvent } from './arrangement.events.js';
import type { Arrangement, ArrangementState } from './arrangement.js';

export interface ArrangementFilter {
  readonly type?: ArrangementType;
  /** A state that is a party, or one of whose bodies is. */
  readonly party?: CountryCode;
  readonly reportedBy?: CountryCode;
}

export abstract class Arrangements extends Aggregates<Arrangement, ArrangementEvent> {
  /** The latest first. */
  abstract list(
    filter: ArrangementFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<ArrangementState>>>;
}
