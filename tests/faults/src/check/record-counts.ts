import { MEASURES, AGREEMENTS, type RecordKind } from './record-kinds.js';

type State = Readonly<Record<string, unknown>>;
/** How many records are in each state; those of which nobody knows it under `null`. */
export type Counts = ReadonlyMap<string, number>;

/** A day after all that the load says of agreements. */
const DAY = '2024-01-01';

/** A report that counts records by their state, and what that state is by the record itself. */
export interface CountReport {
  readonly kind: RecordKind;
  readonly query: string;
  /** The name of its dimension, and of the count in each row. */
  readonly dimension: string;
  readonly count: string;
  readonly stateOf: (state: State) => string | null;
}

export const COUNT_REPORTS: readonly CountReport[] = [
  {
    kind: MEASURES,
    query: 'measures?groupBy=status',
    dimension: 'status',
    count: 'measures',
    stateOf: ({ status }) => String(status),
  },
  {
    kind: AGREEMENTS,
    query: `cooperation-agreements?groupBy=state&kind=agreement&on=${DAY}`,
    dimension: 'state',
    count: 'agreements',
    stateOf: ({ terminatedOn, suspensions, inForceFrom, signedOn }) => {
      const last = (suspensions as readonly State[]).at(-1);
      if (terminatedOn !== undefined) return 'terminated';
      if (last !== undefined && last['until'] === undefined) return 'suspended';
      if (inForceFrom !== undefined) return 'in-force';
      return signedOn === undefined ? null : 'signed';
    },
  },
];

/** What stands in the journals, counted by ourselves. */
export function countsOf(states: readonly State[], { stateOf }: CountReport): Counts {
  const counts = new Map<string, number>();
  for (const state of states) {
    const key = String(stateOf(state));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function unlikeCounts(
  { kind, dimension }: CountReport,
  reported: Counts,
  counted: Counts,
): readonly string[] {
  return [...new Set([...reported.keys(), ...counted.keys()])].flatMap((state) => {
    const [told, own] = [reported.get(state) ?? 0, counted.get(state) ?? 0];
    return told === own
      ? []
      : [`${kind.builds} with ${dimension} ${state}: ${told} reported, ${own} counted`];
  });
}
