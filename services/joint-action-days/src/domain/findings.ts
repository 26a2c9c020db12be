import { arithmeticFindings, countedResult, participantsOf, type Finding } from '@entente/counting';
import type { VersionedState } from '@entente/kernel';
import type { JointActionDayState } from './joint-action-day.js';
import type { ReportedResultState } from './reported-result.js';

/** What does not go together among the results of an operation as they stand. */
export function findingsOn(
  day: JointActionDayState,
  results: readonly VersionedState<ReportedResultState>[],
): readonly Finding[] {
  const counted = results.map((result) => countedResult(result, result.version));
  return arithmeticFindings(counted, participantsOf(day), day.decisions);
}

/** A finding as closing keeps it. Which results it was about is found by computing it again. */
export interface ClosedFinding extends Omit<Finding, 'results'> {
  /** How many results it was about. */
  readonly results: number;
}

/** The first of what did not go together, as closing keeps it. */
export interface ClosedFindings {
  readonly findings: readonly ClosedFinding[];
  /** How many more there were. */
  readonly moreFindings?: number;
}

/** The closure stands in every event of its operation, which must not grow without an end. */
const MOST_KEPT = 100;
const LONGEST_DETAIL = 500;
/** As JSON: half of what the plan leaves to the closure, so that its figures and reason have room beside them. */
const MOST_BYTES = 32_768;

export function closedFindings(all: readonly Finding[]): ClosedFindings {
  const findings: ClosedFinding[] = [];
  let bytes = 0;
  for (const finding of all.slice(0, MOST_KEPT).map(closedFinding)) {
    bytes += new TextEncoder().encode(JSON.stringify(finding)).length;
    if (bytes > MOST_BYTES) break;
    findings.push(finding);
  }
  const more = all.length - findings.length;
  return { findings, ...(more > 0 && { moreFindings: more }) };
}

function closedFinding({ results, detail, ...finding }: Finding): ClosedFinding {
  return {
    ...finding,
    detail: detail.slice(0, LONGEST_DETAIL).toWellFormed(),
    results: results.length,
  };
}
