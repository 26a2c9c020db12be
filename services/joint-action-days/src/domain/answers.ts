import { everyParticipant, participantId } from '@entente/counting';
import type { CannotSay } from './cannot-say.js';
import type { JointActionDayPlan } from './joint-action-day.js';
import { means, type ParticipantName } from './participant.js';
import type { Participation } from './participation.js';
import type { Reminded } from './reminders.js';

/** What participants said beside the plan, and what they were reminded of. Absent as long as there is nothing. */
export interface Answers {
  readonly participation?: readonly Participation[];
  readonly cannotSay?: readonly CannotSay[];
  readonly reminded?: readonly Reminded[];
}

/** What is left of it under another plan: nothing is kept of who is not named any more. */
export function keptAnswers(answers: Answers, plan: JointActionDayPlan): Answers {
  const named = everyParticipant(plan);
  const ids = new Set(named.map(participantId));
  const isNamed = (one: ParticipantName): boolean => ids.has(participantId(one));
  const participation = (answers.participation ?? []).filter(isNamed);
  const cannotSay = (answers.cannotSay ?? []).filter((one) => named.some((other) => means(one, other)));
  const reminded = (answers.reminded ?? []).filter(isNamed);
  return {
    ...(participation.length > 0 && { participation }),
    ...(cannotSay.length > 0 && { cannotSay }),
    ...(reminded.length > 0 && { reminded }),
  };
}
