import {
  Aggregates,
  type CountryCode,
  type MeasureStatus,
  type Page,
  type PageRequest,
  type Theme,
  type VersionedState,
} from '@entente/kernel';
import type { Measure, MeasureState } from './measure.js';
import type { MeasureEvent } from './measure.events.js';

export interface MeasureFilter {
  readonly reportingCountry?: CountryCode;
  readonly thirdCountry?: CountryCode;
  readonly theme?: Theme;
  readonly status?: MeasureStatus;
  readonly leadOrganisation?: string;
}

export abstract class Measures extends Aggregates<Measure, MeasureEvent> {
  /** The latest first. */
  abstract list(filter: MeasureFilter, page: PageRequest): Promise<Page<VersionedState<MeasureState>>>;
}
