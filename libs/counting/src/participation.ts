import type { CountryCode, ParticipationStatus } from '@entente/kernel';

/** What tells participants apart: a country, a body, a service of either. */
export interface ParticipantName {
  readonly country?: CountryCode;
  readonly body?: string;
  readonly service?: string;
}

/** A participant that was invited, or that answered without having been. */
export interface Invited extends ParticipantName {
  readonly status: ParticipationStatus;
}

interface Participating<One extends ParticipantName> {
  readonly participants: readonly One[];
  readonly participation?: readonly Invited[];
  readonly leadCountry?: CountryCode;
  readonly coLeadCountries: readonly CountryCode[];
}

/** One spelling for one participant, whatever role it has. */
export function participantId({ country, body, service }: ParticipantName): string {
  return JSON.stringify([country ?? null, body ?? null, service ?? null]);
}

/** Each participant once, in the order of the list; then the countries that lead without being listed. */
export function everyParticipant<One extends ParticipantName>({
  participants,
  leadCountry,
  coLeadCountries,
}: Participating<One>): readonly (One | ParticipantName)[] {
  const listed = new Set(participants.map(({ country }) => country));
  const leading = [leadCountry, ...coLeadCountries].flatMap((country) =>
    country === undefined || listed.has(country) ? [] : [{ country }],
  );
  const named: readonly (One | ParticipantName)[] = [...participants, ...leading];
  return [...Map.groupBy(named, participantId).values()].map(([first]) => first!);
}

/** Whether it takes no part, or none any more. */
export function isOut(status: ParticipationStatus): boolean {
  return status === 'declined' || status === 'withdrawn';
}

/** The countries of which every participant declined or left. */
export function excusedCountries(operation: Participating<ParticipantName>): readonly CountryCode[] {
  return countriesAllOf(operation, isOut);
}

/** The countries that never took part: every participant declined. */
export function declinedCountries(operation: Participating<ParticipantName>): readonly CountryCode[] {
  return countriesAllOf(operation, (status) => status === 'declined');
}

function countriesAllOf(
  operation: Participating<ParticipantName>,
  isSo: (status: ParticipationStatus) => boolean,
): readonly CountryCode[] {
  const out = (operation.participation ?? []).filter(({ status }) => isSo(status));
  if (out.length === 0) return [];
  const ids = new Set(out.map(participantId));
  return [...Map.groupBy(everyParticipant(operation), ({ country }) => country)].flatMap(
    ([country, ofCountry]) =>
      country !== undefined && ofCountry.every((one) => ids.has(participantId(one))) ? [country] : [],
  );
}
