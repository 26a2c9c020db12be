import type { JournalRow } from '@entente/messaging';
import { canonicalJson, sha256 } from '@entente/schema';

type UnhashedRow = Omit<JournalRow, 'hash' | 'pending' | 'parked'>;

/** The hash of a row without itself and without the marks of sending. */
export function hashOfRow(row: UnhashedRow): string {
  const { hash: _hash, pending: _pending, parked: _parked, ...hashed } = row as JournalRow;
  return sha256(canonicalJson(hashed));
}

export type ChainVerdict =
  | { readonly intact: true }
  | {
      readonly intact: false;
      readonly brokenAt: {
        readonly eventId: string;
        readonly aggregateversion: number;
        readonly why: 'row-changed' | 'version-missing' | 'not-linked';
      };
    };

/**
 * Walks one aggregate's rows in version order and names the first that does not hold. Rows that do not begin
 * with version 1 are a later page: their first link cannot be seen from here and is taken as given.
 */
export function verifyChain(rows: readonly JournalRow[]): ChainVerdict {
  let previous: JournalRow | undefined;
  for (const row of rows) {
    const why = brokenBecause(row, previous);
    if (why !== null) {
      const { _id: eventId, aggregateversion } = row;
      return { intact: false, brokenAt: { eventId, aggregateversion, why } };
    }
    previous = row;
  }
  return { intact: true };
}

function brokenBecause(row: JournalRow, previous: JournalRow | undefined) {
  if (hashOfRow(row) !== row.hash) return 'row-changed';
  if (previous !== undefined && row.aggregateversion !== previous.aggregateversion + 1)
    return 'version-missing';
  if (previous === undefined && row.aggregateversion > 1) return null;
  return row.previousHash === (previous?.hash ?? null) ? null : 'not-linked';
}
