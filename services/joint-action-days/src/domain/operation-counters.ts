import { countedResult, counters, type CounterRow } from '@entente/counting';
import type { VersionedState } from '@entente/kernel';
import type { ReportedResultState } from './reported-result.js';

/** How far the figures of an operation have come. */
export function operationCounters(
  results: readonly VersionedState<ReportedResultState>[],
): readonly CounterRow[] {
  return counters(results.map((result) => countedResult(result, result.version)));
}
