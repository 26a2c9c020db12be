import {
  Aggregates,
  type Actor,
  type CountryCode,
  type OperationKind,
  type Page,
  type PageRequest,
  type VersionedState,
} from '@entente/kernel';
import type { JointActionDay, JointActionDayState, JointActionDayStatus } from './joint-action-day.js';
import type { JointActionDayEvent } from './joint-action-day.events.js';

export interface JointActionDayFilter {
  readonly year?: number;
  readonly country?: CountryCode;
  readonly kind?: OperationKind;
  readonly status?: JointActionDayStatus;
}

export abstract class JointActionDays extends Aggregates<JointActionDay, JointActionDayEvent> {
  /** The days this actor may read, the latest first. */
  abstract list(
    actor: Actor,
    filter: JointActionDayFilter,
    page: PageRequest,
  ): Promise<Page<VersionedState<JointActionDayState>>>;

  /** Those that this one names as its umbrella or as possibly overlapping, and those that name it. */
  abstract namedWith(day: JointActionDayState): Promise<readonly JointActionDayState[]>;
}
