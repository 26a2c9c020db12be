import { everyParticipant, isOut, participantId } from '@entente/counting';
import { CORE_INDICATORS, InvalidField, type ParticipationStatus } from '@entente/kernel';
import type { Declaration } from './cannot-say.js';
import type { JointActionDayState } from './joint-action-day.js';
import { means, type Participant } from './participant.js';
import type { Participation } from './participation.js';

/** A participant, how it stands to its invitation, and the indicators that it is asked for. */
export interface AskedParticipant {
  readonly participant: Participant;
  readonly participation?: Participation;
  readonly indicators: readonly string[];
}

const CORE = CORE_INDICATORS.map(({ key }) => key);

/** Every participant of an operation; the lead and co-leads are asked, too, where the list does not name them. */
export function askedParticipants(day: JointActionDayState): readonly AskedParticipant[] {
  const known = new Map((day.participation ?? []).map((one) => [participantId(one), one]));
  return everyParticipant(day).map((participant) => {
    const participation = known.get(participantId(participant));
    return {
      participant,
      ...(participation && { participation }),
      indicators: askedOf(day, participant, participation?.status),
    };
  });
}

/**
 * What is asked for may be what somebody cannot say; a country that names no service says it for all of its own, and of
 * whatever one of them is asked for.
 * @throws InvalidField
 */
export function mustBeAskedFor(day: JointActionDayState, { indicators, ...name }: Declaration): void {
  const meant = askedParticipants(day).filter(
    ({ participant }) => participant.country === name.country && means(name, participant),
  );
  const asked = new Set(meant.flatMap((one) => one.indicators));
  indicators.forEach((indicator, index) => {
    if (asked.has(indicator)) return;
    throw new InvalidField(`/indicators/${index}`, 'must be one that this participant is asked for');
  });
}

/**
 * What nobody named is what the template asks for. Nothing is asked of who declined or left; and of a body only what
 * it is named with, which it gives in its own name: shares are countries'.
 */
function askedOf(
  { reportingTemplate }: JointActionDayState,
  { country, indicators = [] }: Participant,
  status: ParticipationStatus | undefined,
): readonly string[] {
  if (status !== undefined && isOut(status)) return [];
  if (indicators.length > 0) return [...new Set(indicators)];
  if (country === undefined) return [];
  return reportingTemplate.length > 0 ? [...new Set(reportingTemplate)] : CORE;
}
