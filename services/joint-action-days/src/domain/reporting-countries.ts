import {
  declinedCountries,
  participantId,
  participatingCountries,
  type OperationLike,
  type ParticipantName,
} from '@entente/counting';
import { InvalidField, type CountryCode } from '@entente/kernel';
import type { Attribution } from './attribution.js';
import type { JointActionDayState } from './joint-action-day.js';
import { CountryNotParticipating } from './reported-result.errors.js';
import type { ReportedFigure } from './reported-result.js';

/**
 * Nobody else has results; where the list is not complete, a registrar knows of more. Who left may still report what it
 * did before; who declined did nothing.
 * @throws CountryNotParticipating
 */
export function mustTakePart(
  day: JointActionDayState,
  { scope, country }: Pick<ReportedFigure, 'scope' | 'country'>,
  registrar: boolean,
): void {
  if (scope !== 'country' || country === undefined || (registrar && !day.listComplete)) return;
  if (!reportingCountries(day).includes(country)) throw new CountryNotParticipating(day.id, country);
}

/** A result is attributed to countries that may report themselves. @throws InvalidField */
export function mustNameParticipants(
  day: JointActionDayState,
  attributions: readonly Attribution[] | undefined,
  registrar: boolean,
): void {
  if (registrar && !day.listComplete) return;
  const reporting = reportingCountries(day);
  attributions?.forEach(({ country }, index) => {
    if (country === undefined || reporting.includes(country)) return;
    throw new InvalidField(`/attributions/${index}/country`, 'must be one of the participants');
  });
}

/** The countries that take part, or did before they left. */
export function reportingCountries(day: OperationLike): readonly CountryCode[] {
  const declined = declinedCountries(day);
  return participatingCountries(day).filter((country) => !declined.includes(country));
}

/** Those that the plan lists and that did not decline. */
export function standingParticipants({
  participants,
  participation = [],
}: OperationLike): readonly ParticipantName[] {
  const declined = new Set(participation.filter(({ status }) => status === 'declined').map(participantId));
  return participants.filter((one) => !declined.has(participantId(one)));
}

/** The bodies that declined wherever the plan lists them. */
export function declinedBodies(day: OperationLike): readonly string[] {
  const standing = new Set(standingParticipants(day).map(({ body }) => body));
  const declined = day.participants.flatMap(({ body }) =>
    body === undefined || standing.has(body) ? [] : [body],
  );
  return [...new Set(declined)];
}
