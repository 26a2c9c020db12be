import { hasRole, NotFound, type Actor, type VersionedState } from '@entente/kernel';
import { covers, readableDays } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import type { JointActionDays } from '../domain/joint-action-days.js';
import type { PlacedResult } from '../domain/overlap-pair.js';
import { mayCompare } from '../domain/overlap-reach.js';
import type { ReportedResultState } from '../domain/reported-result.js';
import type { ReportedResults } from '../domain/reported-results.js';

/** The operation and the result that an answer is addressed to, and the other result. */
export interface PairAddress {
  readonly jointActionDayId: string;
  readonly id: string;
  readonly otherId: string;
}

/** The operation that an answer is addressed to, and the other result, where there is one. */
export interface AskedPair {
  readonly day: JointActionDayState;
  readonly other?: PlacedResult;
}

/**
 * Both sides of a pair see it: who may not read the operation of the address still answers there for a result of its
 * own country, in an operation that the one of the address names, or named when this country answered. A result that is
 * out of reach is as one that is not there.
 * @throws NotFound for an operation that is somebody else's, as for one that does not exist
 */
export async function askedPair(
  days: JointActionDays,
  results: ReportedResults,
  actor: Actor,
  address: PairAddress,
): Promise<AskedPair> {
  const { jointActionDayId, id, otherId } = address;
  const day = (await days.find(jointActionDayId))?.aggregate.snapshot();
  const asked = await placed(days, await stateOf(results, otherId));
  const answered = hasAnswered(actor, await stateOf(results, id), address);
  const other = day && asked && (answered || mayCompare(actor, day, asked.day)) ? asked : undefined;
  if (!day || !(covers(readableDays(actor), day) || isOtherSide(actor, other))) {
    throw new NotFound('joint action day', jointActionDayId);
  }
  return { day, ...(other && { other }) };
}

function isOtherSide(actor: Actor, other: PlacedResult | undefined): boolean {
  return (
    other?.result.country !== undefined &&
    hasRole(actor, 'national-coordinator') &&
    other.result.country === actor.country &&
    covers(readableDays(actor), other.day)
  );
}

/** What it said before it may take back, whatever the operations say of each other by now. */
function hasAnswered(
  { country }: Actor,
  result: ReportedResultState | undefined,
  { jointActionDayId, otherId }: PairAddress,
): boolean {
  if (result?.jointActionDayId !== jointActionDayId) return false;
  const overlap = result.overlaps?.find((one) => one.with.id === otherId);
  return overlap?.answers.some((answer) => answer.country === country) ?? false;
}

async function placed(
  days: JointActionDays,
  result: VersionedState<ReportedResultState> | undefined,
): Promise<PlacedResult | undefined> {
  if (!result) return undefined;
  const day = (await days.find(result.jointActionDayId))?.aggregate.snapshot();
  return day && { result, day };
}

async function stateOf(
  results: ReportedResults,
  id: string,
): Promise<VersionedState<ReportedResultState> | undefined> {
  const found = await results.find(id);
  return found ? { ...found.aggregate.snapshot(), version: found.version } : undefined;
}
