import type { ParticipantName } from '@entente/counting';
import { InvalidField, type ParticipationBasis } from '@entente/kernel';

export type { ParticipantName } from '@entente/counting';

/** A country, a body or a service that the plan names, and what it is asked for. */
export interface Participant extends ParticipantName {
  readonly role?: string;
  /** None named: what the operation's reporting template asks for. */
  readonly indicators?: readonly string[];
  readonly restsOn?: RestsOn;
}

/** What the part of a third country rests on: told for people, and never a condition. */
export interface RestsOn {
  readonly kind: ParticipationBasis;
  readonly id?: string;
  readonly note?: string;
}

/** @throws InvalidField for a participant without a name */
export function checkParticipants(participants: readonly Participant[]): void {
  participants.forEach(({ country, body, service }, index) => {
    if (country === undefined && body === undefined && service === undefined) {
      throw new InvalidField(`/participants/${index}`, 'must name a country, a body or a service');
    }
  });
}

/** The name alone, without what else is said of the participant. */
export function nameOnly({ country, body, service }: ParticipantName): ParticipantName {
  return {
    ...(country !== undefined && { country }),
    ...(body !== undefined && { body }),
    ...(service !== undefined && { service }),
  };
}

/** Whether a name means this participant: a country that names no service speaks for all of its own. */
export function means(name: ParticipantName, participant: ParticipantName): boolean {
  const { country, body, service } = name;
  return (
    (country === undefined || country === participant.country) &&
    (body === undefined || body === participant.body) &&
    (service === undefined || service === participant.service)
  );
}
