import type { LocalDate, StateBasis } from '@entente/kernel';
import { groupsOf, type GroupKey } from '../groups.js';
import {
  stateOfCounted,
  statesByParty,
  type AGREEMENT_KINDS,
  type CountedAgreement,
} from './counted-agreement.js';
import { rowsWithinReason } from '../most-rows.js';

export const AGREEMENT_DIMENSIONS = ['type', 'party', 'state'] as const;
export type AgreementDimension = (typeof AGREEMENT_DIMENSIONS)[number];

export interface AgreementsQuery {
  readonly groupBy: readonly AgreementDimension[];
  /** The day that states are those of. */
  readonly on: LocalDate;
  /** Only dated instruments, or only arrangements without a dated text. */
  readonly kind?: (typeof AGREEMENT_KINDS)[number];
}

export interface AgreementsRow {
  readonly group: GroupKey<AgreementDimension>;
  readonly agreements: number;
  /** Those whose state is in somebody's word and does not follow from dates. */
  readonly stated?: number;
}

export interface AgreementsTable {
  readonly rows: readonly AgreementsRow[];
  /** Agreements counted in more than one row. */
  readonly inSeveralRows: number;
  /** Groups of instruments that count as one each, how many of them say a number, and their sum. */
  readonly instrumentGroups: { readonly groups: number; readonly saying: number; readonly announced: number };
}

/** An agreement, or one party's part in it, with its state. */
interface Asked {
  readonly agreement: CountedAgreement;
  readonly parties: readonly string[];
  readonly state: string | null;
  readonly basis: StateBasis;
}

/** How many agreements and arrangements each group has. By party and state at once, each party has its own state. */
export function agreementsTable(
  agreements: readonly CountedAgreement[],
  { groupBy, on, kind }: AgreementsQuery,
): AgreementsTable {
  const counted = agreements.filter((agreement) => kind === undefined || agreement.kind === kind);
  const apart = groupBy.includes('party') && groupBy.includes('state');
  const asked = counted.flatMap((agreement) => (apart ? partsOf(agreement, on) : [wholeOf(agreement, on)]));
  const { groups } = groupsOf<AgreementDimension, Asked>(asked, { dimensions: groupBy, valuesOf });
  const rows = Array.from(rowsWithinReason(groups), ({ key, members }) => ({
    key,
    agreements: agreementsAmong(members),
    members,
  }));
  const told = rows.flatMap(({ agreements: among }) => [...among]);
  const announcing = counted.filter(({ type }) => type === 'agreement-group');
  const announced = announcing.flatMap((group) => ('announced' in group ? (group.announced ?? []) : []));
  return {
    rows: rows.map(({ key, agreements: among, members }) => ({
      group: key,
      agreements: among.size,
      ...(groupBy.includes('state') && {
        stated: agreementsAmong(members.filter(({ basis }) => basis === 'stated')).size,
      }),
    })),
    inSeveralRows: [...Map.groupBy(told, (agreement) => agreement).values()].filter(
      ({ length }) => length > 1,
    ).length,
    instrumentGroups: {
      groups: announcing.length,
      saying: announced.length,
      announced: announced.reduce((sum, count) => sum + count, 0),
    },
  };
}

function wholeOf(agreement: CountedAgreement, on: LocalDate): Asked {
  return { agreement, parties: agreement.parties, ...stateOfCounted(agreement, on) };
}

function partsOf(agreement: CountedAgreement, on: LocalDate): readonly Asked[] {
  const parts = statesByParty(agreement, on);
  if (parts.length === 0) return [wholeOf(agreement, on)];
  return parts.map(({ party, ...state }) => ({ agreement, parties: [party], ...state }));
}

function agreementsAmong(asked: readonly Asked[]): ReadonlySet<CountedAgreement> {
  return new Set(asked.map(({ agreement }) => agreement));
}

function valuesOf({ agreement, parties, state }: Asked, dimension: AgreementDimension): readonly string[] {
  switch (dimension) {
    case 'type':
      return [agreement.type];
    case 'party':
      return parties;
    case 'state':
      return state === null ? [] : [state];
  }
}
