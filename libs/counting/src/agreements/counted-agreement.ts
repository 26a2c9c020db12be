import {
  arrangementStateOn,
  stateOn,
  type AgreementDates,
  type ArrangementDates,
  type CountryCode,
  type LocalDate,
  partyStateOn,
  type PartyDates,
  type StateBasis,
} from '@entente/kernel';

interface Counted {
  readonly id: string;
  readonly type: string;
  /** States by their code, whichever of their bodies it is; other bodies by their name. */
  readonly parties: readonly string[];
}

/** What a report needs to know of a dated instrument: from its dates, its state on any day follows. */
export interface CountedInstrument extends Counted {
  readonly kind: 'agreement';
  /** Of a group of instruments known only by their number. */
  readonly announced: number | null;
  readonly dates: Omit<AgreementDates, 'parties'> & { readonly parties: readonly (Named & PartyDates)[] };
}

interface Named {
  /** As among `parties`; `null` where neither state nor body is known. */
  readonly name: string | null;
}

/** The same of an arrangement, which has no dated text. */
export interface CountedArrangement extends Counted {
  readonly kind: 'arrangement';
  readonly dates: ArrangementDates;
}

export type CountedAgreement = CountedInstrument | CountedArrangement;

export const AGREEMENT_KINDS = ['agreement', 'arrangement'] as const;

interface RecordedParty {
  readonly country?: CountryCode;
  readonly body?: string;
}

/** An agreement as it is recorded, as far as counting looks at it. */
export type RecordedAgreement = Omit<AgreementDates, 'parties'> & {
  readonly id: string;
  readonly group?: { readonly announced?: number };
  readonly parties: readonly (RecordedParty & AgreementDates['parties'][number])[];
};

export type RecordedArrangement = ArrangementDates & {
  readonly id: string;
  readonly type: string;
  readonly parties: readonly RecordedParty[];
};

export function countedAgreement(agreement: RecordedAgreement): CountedInstrument {
  const { id, type, group, parties, binding, negotiatingFrom, signedOn, inForceFrom, expiresOn } = agreement;
  const { renewal, terminatedOn, suspensions, statedStatus } = agreement;
  return {
    ...{ id, type, kind: 'agreement', parties: namesOf(parties), announced: group?.announced ?? null },
    dates: {
      ...{ type, binding, negotiatingFrom, signedOn, inForceFrom, expiresOn, renewal, terminatedOn },
      suspensions: suspensions.map(({ from, until }) => ({ from, until })),
      statedStatus: statedStatus && { value: statedStatus.value, on: statedStatus.on },
      parties: parties.map((party) => ({
        name: nameOf(party),
        ...{ signedOn: party.signedOn, ratifiedOn: party.ratifiedOn },
        ...{ inForceFrom: party.inForceFrom, withdrawnOn: party.withdrawnOn },
      })),
    },
  };
}

export function countedArrangement(arrangement: RecordedArrangement): CountedArrangement {
  const { id, type, parties, since, until, reportedState } = arrangement;
  const reported = reportedState && { value: reportedState.value, on: reportedState.on };
  return {
    ...{ id, type, kind: 'arrangement', parties: namesOf(parties) },
    dates: { since, until, reportedState: reported },
  };
}

export function stateOfCounted(
  agreement: CountedAgreement,
  day: LocalDate,
): { readonly state: string | null; readonly basis: StateBasis } {
  return agreement.kind === 'agreement'
    ? stateOn(agreement.dates, day)
    : arrangementStateOn(agreement.dates, day);
}

/** What each party's own dates say; of an arrangement, which has none, what is said of the whole. */
export function statesByParty(
  agreement: CountedAgreement,
  day: LocalDate,
): readonly { readonly party: string; readonly state: string | null; readonly basis: StateBasis }[] {
  if (agreement.kind === 'arrangement') {
    return agreement.parties.map((party) => ({ party, ...stateOfCounted(agreement, day) }));
  }
  const { dates } = agreement;
  return dates.parties.flatMap(({ name, ...own }) =>
    name === null ? [] : [{ party: name, ...partyStateOn(dates, own, day) }],
  );
}

function namesOf(parties: readonly RecordedParty[]): readonly string[] {
  return [...new Set(parties.flatMap((party) => nameOf(party) ?? []))].sort();
}

function nameOf({ country, body }: RecordedParty): string | null {
  return country ?? body ?? null;
}
