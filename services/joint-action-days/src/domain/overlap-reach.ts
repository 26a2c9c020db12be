import type { Actor } from '@entente/kernel';
import { covers, readableDays } from './authority.js';
import type { JointActionDayState } from './joint-action-day.js';

/**
 * Whether results of both are put beside each other for this actor. Who may read only one of two operations sees the
 * results of the other one where that other one names it: nobody opens somebody else's operation by naming it.
 */
export function mayCompare(actor: Actor, one: JointActionDayState, other: JointActionDayState): boolean {
  const readable = readableDays(actor);
  const [readsOne, readsOther] = [covers(readable, one), covers(readable, other)];
  if (readsOne && readsOther) return true;
  return (readsOne && isNamedBy(one, other)) || (readsOther && isNamedBy(other, one));
}

function isNamedBy({ id }: JointActionDayState, { nestedIn, mayOverlapWith }: JointActionDayState): boolean {
  return (
    nestedIn === id || mayOverlapWith.some((mark) => mark.id === id && mark.certainty !== 'none-for-figures')
  );
}
