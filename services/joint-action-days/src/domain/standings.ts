import { countedResult, standingsOf, type ResultStanding } from '@entente/counting';
import type { VersionedState } from '@entente/kernel';
import type { ReportedResultState } from './reported-result.js';

/** A result, and what it is to the figures of its operation. */
export type StandingResult = VersionedState<ReportedResultState> & ResultStanding;

/** How each of an operation's results stands, by its id. */
export function standingsIn(
  results: readonly VersionedState<ReportedResultState>[],
): ReadonlyMap<string, ResultStanding> {
  return standingsOf(results.map((result) => countedResult(result, result.version)));
}
