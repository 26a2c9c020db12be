import { everyParticipant, isOut, participantId } from '@entente/counting';
import { changedFields, InvalidField, type ParticipationStatus } from '@entente/kernel';
import type { JointActionDayState } from './joint-action-day.js';
import { means, nameOnly, type Participant, type ParticipantName } from './participant.js';
import { NobodyToInvite, ParticipantNotListed, ParticipationDoesNotAllow } from './participation.errors.js';

/** How a participant stands to its invitation. One without any takes part because the plan lists it. */
export interface Participation extends ParticipantName {
  readonly status: ParticipationStatus;
  /** UTC, ISO 8601. */
  readonly since: string;
  /** Of one who answered: when it was invited, if it was. */
  readonly invitedAt?: string;
  readonly reason?: string;
}

/** What a participant says to its invitation, or once it takes part. */
export interface ParticipantAnswer {
  readonly status: 'accepted' | 'declined' | 'withdrawn';
  readonly at: string;
  readonly reason?: string;
}

type Planned = Pick<
  JointActionDayState,
  'id' | 'participants' | 'leadCountry' | 'coLeadCountries' | 'participation'
>;

/** As many as a plan lists. */
const MOST_PARTICIPANTS = 500;

/** Who may give an answer: `undefined` stands for who was never invited. */
const ANSWERS: Readonly<
  Record<
    ParticipantAnswer['status'],
    { readonly wish: string; readonly from: readonly (ParticipationStatus | undefined)[] }
  >
> = {
  accepted: { wish: 'accept', from: ['invited', undefined] },
  declined: { wish: 'decline', from: ['invited', undefined] },
  withdrawn: { wish: 'leave', from: ['accepted', undefined] },
};

/**
 * Lists those that the plan does not name yet, and marks them invited; what the invitation says of one that is listed
 * is taken over into the list. Who is invited already, or has accepted, stays so. `asked`: whom it tells anything new.
 * @throws NobodyToInvite where that is nobody
 */
export function invited(
  planned: Planned,
  guests: readonly Participant[],
  at: string,
): {
  readonly participants: readonly Participant[];
  readonly participation: readonly Participation[];
  readonly asked: readonly Participant[];
} {
  const { id, participants, participation = [] } = planned;
  const statuses = new Map(participation.map((one) => [participantId(one), one.status]));
  const known = new Map(everyParticipant(planned).map((one) => [participantId(one), one]));
  const stands = (guest: Participant): boolean => {
    const status = statuses.get(participantId(guest));
    return status !== undefined && !isOut(status);
  };
  const saysMore = (guest: Participant): boolean => {
    const before = known.get(participantId(guest)) ?? {};
    return changedFields(before, { ...before, ...guest }).length > 0;
  };
  const asked = everyParticipant({ participants: guests, coLeadCountries: [] }).filter(
    (guest) => !stands(guest) || saysMore(guest),
  );
  if (asked.length === 0) throw new NobodyToInvite(id);
  const listed = new Set(participants.map(participantId));
  const added = asked.filter((guest) => !listed.has(participantId(guest)));
  if (participants.length + added.length > MOST_PARTICIPANTS) {
    throw new InvalidField('/participants', `must leave at most ${MOST_PARTICIPANTS} in the plan`);
  }
  const told = new Map<string, Participant>(asked.map((guest) => [participantId(guest), guest]));
  return {
    asked,
    participants: [...participants.map((one) => ({ ...one, ...told.get(participantId(one)) })), ...added],
    participation: replaced(
      participation,
      asked
        .filter((guest) => !stands(guest))
        .map((guest) => ({ ...nameOnly(guest), status: 'invited', since: at })),
    ),
  };
}

/**
 * The answer of every participant that is meant and may give it: a country with several services answers for those
 * that have not done so themselves.
 * @throws ParticipantNotListed, ParticipationDoesNotAllow where it is nobody's
 */
export function answered(
  planned: Planned,
  name: ParticipantName,
  { status, at, reason }: ParticipantAnswer,
): readonly Participation[] {
  const { id, participation = [] } = planned;
  const meant = meantBy(planned, name);
  const before = new Map(participation.map((one) => [participantId(one), one]));
  const { wish, from } = ANSWERS[status];
  const answering = meant.filter((one) => from.includes(before.get(participantId(one))?.status));
  if (answering.length === 0) {
    throw new ParticipationDoesNotAllow(id, before.get(participantId(meant[0]!))!.status, wish);
  }
  return replaced(
    participation,
    answering.map((one) => ({
      ...nameOnly(one),
      ...{ status, since: at },
      ...invitedBefore(before.get(participantId(one))),
      ...(reason !== undefined && { reason }),
    })),
  );
}

/** When a participant was invited, whatever it answered since. */
export function invitationOf({ status, since, invitedAt }: Participation): string | undefined {
  return status === 'invited' ? since : invitedAt;
}

function invitedBefore(before: Participation | undefined): Pick<Participation, 'invitedAt'> {
  const invitedAt = before && invitationOf(before);
  return invitedAt === undefined ? {} : { invitedAt };
}

/** @throws ParticipantNotListed where it is nobody */
function meantBy(planned: Planned, name: ParticipantName): readonly Participant[] {
  const meant = everyParticipant(planned).filter((participant) => means(name, participant));
  if (meant.length === 0) throw new ParticipantNotListed(planned.id, name);
  return meant;
}

/**
 * A body that names no country speaks for itself, and not as the body of one.
 * @throws ParticipantNotListed where it is nobody
 */
export function mustBeListed(planned: Planned, name: ParticipantName): void {
  const meant = meantBy(planned, name);
  if (name.country === undefined && meant.every(({ country }) => country !== undefined)) {
    throw new ParticipantNotListed(planned.id, name);
  }
}

/** Those with a new standing take the place of their old one; others follow, in the order they were named. */
function replaced(
  before: readonly Participation[],
  changes: readonly Participation[],
): readonly Participation[] {
  const fresh = new Map(changes.map((one) => [participantId(one), one]));
  const known = new Set(before.map(participantId));
  return [
    ...before.map((one) => fresh.get(participantId(one)) ?? one),
    ...changes.filter((one) => !known.has(participantId(one))),
  ];
}
