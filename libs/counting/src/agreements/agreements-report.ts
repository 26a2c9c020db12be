import type { LocalDate } from '@entente/kernel';
import { groupsOf, type GroupKey } from '../groups.js';
import { stateOfCounted, type AGREEMENT_KINDS, type CountedAgreement } from './counted-agreement.js';

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
  /** Groups of instruments that count as one each, and how many instruments they announce. */
  readonly instrumentGroups: { readonly groups: number; readonly announced: number };
}

/** How many agreements and arrangements each group has. */
export function agreementsTable(
  agreements: readonly CountedAgreement[],
  { groupBy, on, kind }: AgreementsQuery,
): AgreementsTable {
  const asked = agreements
    .filter((agreement) => kind === undefined || agreement.kind === kind)
    .map((agreement) => ({ agreement, ...stateOfCounted(agreement, on) }));
  const { groups, inSeveral } = groupsOf<AgreementDimension, (typeof asked)[number]>(asked, {
    dimensions: groupBy,
    valuesOf: ({ agreement, state }, dimension) => valuesOf(agreement, state, dimension),
  });
  const announced = asked.flatMap(({ agreement }) =>
    agreement.kind === 'agreement' && agreement.type === 'agreement-group' ? [agreement.announced ?? 0] : [],
  );
  return {
    rows: groups.map(({ key, members }) => ({
      group: key,
      agreements: members.length,
      ...(groupBy.includes('state') && {
        stated: members.filter(({ basis }) => basis === 'stated').length,
      }),
    })),
    inSeveralRows: inSeveral,
    instrumentGroups: {
      groups: announced.length,
      announced: announced.reduce((sum, count) => sum + count, 0),
    },
  };
}

function valuesOf(
  { type, parties }: CountedAgreement,
  state: string | null,
  dimension: AgreementDimension,
): readonly string[] {
  switch (dimension) {
    case 'type':
      return [type];
    case 'party':
      return parties;
    case 'state':
      return state === null ? [] : [state];
  }
}
