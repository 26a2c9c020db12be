import { InvalidField, type CountryCode, type LocalDate, type PartialDate } from '@entente/kernel';

/** A state, a body, or a body of a state. */
export interface Party {
  readonly country?: CountryCode;
  readonly body?: string;
  readonly role?: string;
}

export interface Source {
  readonly url?: string;
  readonly kind?: string;
  readonly on?: LocalDate;
}

/** A state in the word of whoever reported it, and the day it was reported for. */
export interface Reported {
  readonly value: string;
  readonly on?: PartialDate;
  readonly source?: Source;
}

/** What is recorded of agreements and arrangements alike. */
export interface Cooperation {
  readonly subject: string;
  readonly parties: readonly Party[];
  readonly reportedBy: readonly CountryCode[];
  /** What rests on it. */
  readonly measures: readonly string[];
  readonly jointActionDays: readonly string[];
  readonly sources: readonly Source[];
  readonly notes: readonly string[];
}

/** Whether both name the same party, whatever its role. */
export function isSameParty(one: Party, other: Party): boolean {
  return one.country === other.country && one.body === other.body;
}

/** @throws InvalidField */
export function checkParties(parties: readonly Party[]): void {
  parties.forEach((party, index) => {
    if (party.country === undefined && party.body === undefined) {
      throw new InvalidField(`/parties/${index}/country`, 'must be said where no body is');
    }
    if (parties.findIndex((other) => isSameParty(other, party)) < index) {
      throw new InvalidField(`/parties/${index}`, 'must not name a party twice');
    }
  });
}
