import { CountsForAnother } from '../domain/overlap.errors.js';
import { isCountedAlike } from '../domain/overlap-pair.js';
import type { ReportedResultState } from '../domain/reported-result.js';
import type { DecidedResults } from '../domain/reported-results.js';

/**
 * A result that counts for one of another operation goes on to count, or rows of both operations would lose the value:
 * the document of that one knows nothing of this one. Within one operation counting sees both.
 * @throws CountsForAnother until that overlap is undone
 */
export async function mustStillCount(
  results: DecidedResults,
  before: ReportedResultState,
  after: ReportedResultState,
): Promise<void> {
  if (!isCountedAlike(before, after)) await mustNotCountElsewhere(results, before);
}

/** @throws CountsForAnother */
export async function mustNotCountElsewhere(
  results: DecidedResults,
  { id, jointActionDayId }: ReportedResultState,
): Promise<void> {
  const behind = await results.steppingBackBehind(id);
  const elsewhere = behind.find((one) => one.jointActionDayId !== jointActionDayId);
  if (elsewhere) throw new CountsForAnother(id, elsewhere);
}
