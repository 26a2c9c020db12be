import { groupId, isAlike, type Standing } from '@entente/counting';
import { isAddedAlong, type FieldFault, type OverlapCertainty, type VersionedState } from '@entente/kernel';
import type { JointActionDayState } from './joint-action-day.js';
import { ResultIsSetAside, ResultIsWithdrawn } from './reported-result.errors.js';
import type { ReportedResultState } from './reported-result.js';

/** How two operations may come to hold the same results. */
export type Relation =
  | { readonly kind: 'same' }
  | { readonly kind: 'nested' }
  | { readonly kind: 'marked'; readonly certainty: OverlapCertainty };

/** A result with the operation that it belongs to. */
export interface PlacedResult {
  readonly result: VersionedState<ReportedResultState>;
  readonly day: JointActionDayState;
}

/** `undefined` where neither is in the other, and neither says that both may hold the same. */
export function relationOf(one: JointActionDayState, other: JointActionDayState): Relation | undefined {
  if (one.id === other.id) return { kind: 'same' };
  if (one.nestedIn === other.id || other.nestedIn === one.id) return { kind: 'nested' };
  const certainty = certaintyOf(one, other) ?? certaintyOf(other, one);
  return certainty && { kind: 'marked', certainty };
}

function certaintyOf(
  { mayOverlapWith }: JointActionDayState,
  { id }: JointActionDayState,
): OverlapCertainty | undefined {
  return mayOverlapWith.find((mark) => mark.id === id && mark.certainty !== 'none-for-figures')?.certainty;
}

/** The one that would step back first: what was logged later, then the larger id. It never changes. */
export function orderedPair<One extends PlacedResult>(one: One, other: One): readonly [One, One] {
  return isLater(one.result, other.result) ? [one, other] : [other, one];
}

export function isLater(one: ReportedResultState, other: ReportedResultState): boolean {
  const [left, right] = [Date.parse(one.loggedAt), Date.parse(other.loggedAt)];
  return left === right ? one.id > other.id : left > right;
}

export function isSameReporter(one: ReportedResultState, other: ReportedResultState): boolean {
  return one.country === other.country && one.reportingService === other.reportingService;
}

/** Whether a figure may be counted twice at all: one of a country that counts as a figure of its own. */
export function isOverlappable({ scope, breakdownOf }: ReportedResultState, standing: Standing): boolean {
  return scope === 'country' && breakdownOf === undefined && ['counts', 'steps-back'].includes(standing);
}

/** Whether a change leaves it in the figure that it was in; what it says there may be another value. */
export function isCountedAlike(before: ReportedResultState, after: ReportedResultState): boolean {
  return countedAs(before) === countedAs(after);
}

function countedAs(result: ReportedResultState): string {
  const { status, scope, country, reportingService, place, indicator, unit, offence, group } = result;
  const { counting, breakdownOf, alternativeTo, notCounted, partsComplete } = result;
  return JSON.stringify([
    [status === 'withdrawn', notCounted !== undefined, partsComplete ?? false, counting],
    [scope, country, reportingService, place?.region, indicator, unit, offence, groupId(group)],
    [breakdownOf, alternativeTo],
  ]);
}

/** @throws ResultIsWithdrawn, ResultIsSetAside */
export function mustStand({ id }: ReportedResultState, standing: Standing): void {
  if (standing === 'withdrawn') throw new ResultIsWithdrawn(id);
  if (standing === 'set-aside') throw new ResultIsSetAside(id);
}

/** Why the two can never be one and the same, as a fault of the answer that says what of them. */
export function whyNoPair(
  stepsBack: ReportedResultState,
  behind: ReportedResultState,
  relation: Relation | undefined,
): FieldFault | undefined {
  const fault = (detail: string): FieldFault => ({ pointer: '/with/id', detail });
  const { indicator, unit } = stepsBack;
  if (stepsBack.id === behind.id) return fault('must name another result');
  if (!relation) {
    const detail =
      'must be this operation, one nested with it, or one that is marked as possibly overlapping';
    return { pointer: '/with/jointActionDayId', detail };
  }
  if (stepsBack.scope !== 'country' || behind.scope !== 'country') {
    return fault('must name a share, and so must the address: figures of the whole are decided on otherwise');
  }
  if (behind.indicator !== indicator || behind.unit !== unit) {
    return fault(`must name a result that counts ${indicator} in ${unit}, too`);
  }
  if (!isAdded(indicator, relation)) return fault(`must not be asked: ${indicator} is not added up`);
  if (relation.kind === 'same' && isSameReporter(stepsBack, behind)) {
    return fault('must name a result of another country or service');
  }
  if (!isAlike(stepsBack, behind)) return fault('must name a result of the same offence and group');
  return isLater(stepsBack, behind) ? undefined : fault('was logged later, and is the one to be answered on');
}

function isAdded(indicator: string, { kind }: Relation): boolean {
  return isAddedAlong(indicator, 'countries') && (kind === 'same' || isAddedAlong(indicator, 'operations'));
}
