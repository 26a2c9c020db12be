import type { AgreementType, PartialDate } from '@entente/kernel';
import type { Cooperation, Party, Reported } from './cooperation.js';

/** A party, and what it did on its own where that is known. */
export interface AgreementParty extends Party {
  readonly signedOn?: PartialDate;
  readonly ratifiedOn?: PartialDate;
  readonly inForceFrom?: PartialDate;
  readonly withdrawnOn?: PartialDate;
}

/** The term is prolonged by so many months again and again, unless notice is given before its end. */
export interface Renewal {
  readonly tacit: boolean;
  readonly everyMonths: number;
  readonly noticeMonths?: number;
}

export interface AgreementSuspension {
  readonly from: PartialDate;
  /** The day on which it is in force again. */
  readonly until?: PartialDate;
  readonly reason?: string;
}

/** What is recorded about a dated instrument. Its state on a day follows from its dates, or is the stated one. */
export interface AgreementRecord extends Cooperation {
  readonly type: AgreementType;
  readonly parties: readonly AgreementParty[];
  /** A text that does not bind takes effect on its signature. */
  readonly binding?: boolean;
  readonly negotiatingFrom?: PartialDate;
  readonly signedOn?: PartialDate;
  readonly inForceFrom?: PartialDate;
  readonly expiresOn?: PartialDate;
  readonly renewal?: Renewal;
  readonly terminatedOn?: PartialDate;
  readonly suspensions: readonly AgreementSuspension[];
  readonly statedStatus?: Reported;
  /** Instruments known only by their number. */
  readonly group?: { readonly announced?: number; readonly note?: string };
  readonly amends: readonly string[];
  readonly extends: readonly string[];
  readonly replaces: readonly string[];
}

export interface AgreementState extends AgreementRecord {
  readonly id: string;
}
