import { aligned } from './aligned.js';
import type { AgreementsRow } from './reports.js';

/** Agreements per type and state, with how many of the states are in the word of whoever reported them. */
export function agreementsTable(rows: readonly AgreementsRow[]): string[] {
  const total = (of: (row: AgreementsRow) => number): string =>
    String(rows.reduce((sum, row) => sum + of(row), 0));
  return aligned(
    [
      ['type', 'state', 'agreements', 'stated'],
      ...rows.map((row) => [
        row.group.type ?? 'not known',
        row.group.state ?? 'not known',
        String(row.agreements),
        String(row.stated ?? 0),
      ]),
      ['total', '', total(({ agreements }) => agreements), total(({ stated = 0 }) => stated)],
    ],
    2,
  );
}
