import { NotFound, type Actor } from '@entente/kernel';
import { mustBeReadable } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import type { JointActionDays } from '../domain/joint-action-days.js';
import type { ReportedResult } from '../domain/reported-result.js';

/** @throws NotFound where the operation is absent, or somebody else's */
export async function readableDay(
  days: JointActionDays,
  actor: Actor,
  id: string,
): Promise<JointActionDayState> {
  const day = (await days.find(id))?.aggregate.snapshot();
  if (!day) throw new NotFound('joint action day', id);
  mustBeReadable(actor, day);
  return day;
}

/** @throws NotFound for a result of another operation than the address says */
export function mustBeOfOperation(result: ReportedResult, jointActionDayId: string): void {
  const { id, jointActionDayId: own } = result.snapshot();
  if (own !== jointActionDayId) throw new NotFound('result', id);
}
