import { countedResult, displacedBy, groupId, isOfOneSide } from '@entente/counting';
import { NotFound, type VersionedState } from '@entente/kernel';
import { FigureAlreadyStated } from './reported-result.errors.js';
import type { ReportedResultState, Retained } from './reported-result.js';
import { standingsIn } from './standings.js';

/** After every decision on values of this operation: the newest is the one made last, whatever clocks say. */
export function retainedAt(
  now: Date,
  results: readonly VersionedState<ReportedResultState>[],
): Retained['at'] {
  const earlier = results.flatMap(({ retained }) => (retained ? [Date.parse(retained.at)] : []));
  const newest = earlier.reduce((latest, at) => Math.max(latest, at), 0);
  return new Date(Math.max(now.getTime(), newest + 1)).toISOString();
}

/** The first value of the same thing, and the one that stands: what a decision for this one is made against, too. */
export function displacedResults(
  { id }: ReportedResultState,
  results: readonly VersionedState<ReportedResultState>[],
): readonly ReportedResultState[] {
  const counted = results.map((result) => countedResult(result, result.version));
  const displaced = new Set(displacedBy(id, counted).map((one) => one.id));
  return results.filter((result) => displaced.has(result.id));
}

/**
 * A share does not stand in place of a figure of the whole, or the other way round, whoever may decide on both.
 * @throws NotFound as for what is somebody else's
 */
export function mustBeOfOneSide(retained: ReportedResultState, displaced: ReportedResultState): void {
  if (!isOfOneSide(retained, displaced)) throw new NotFound('result', displaced.id);
}

/**
 * A value that counts something else than the first one does not stand in place of a figure that somebody stated for
 * that: it is a second value of that figure, first.
 * @throws FigureAlreadyStated
 */
export function mustLeaveOthersStanding(
  retained: ReportedResultState,
  results: readonly VersionedState<ReportedResultState>[],
): void {
  if (!isStatedIncrement(retained) || retained.alternativeTo === undefined) return;
  const displaced = displacedResults(retained, results);
  if (displaced.some((one) => countedThing(one) === countedThing(retained))) return;
  const ids = new Set([retained.id, ...displaced.map(({ id }) => id)]);
  const standings = standingsIn(results);
  const stands = results.some(
    (other) =>
      !ids.has(other.id) &&
      isStatedIncrement(other) &&
      countedThing(other) === countedThing(retained) &&
      standings.get(other.id)?.standing === 'counts',
  );
  if (stands) throw new FigureAlreadyStated(retained.jointActionDayId);
}

function isStatedIncrement({ scope, counting, breakdownOf }: ReportedResultState): boolean {
  return scope === 'operation' && counting === 'increment' && breakdownOf === undefined;
}

function countedThing({ indicator, unit, offence, group }: ReportedResultState): string {
  return JSON.stringify([indicator, unit, offence, groupId(group)]);
}
