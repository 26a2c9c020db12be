import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publishedOperationsToCommands, type MappedOperation } from '@entente/loader';

type Totals = Readonly<Record<string, number | string | null>>;

/** What a correct count of the published operations gives, as `data/expected-totals.json` has it. */
export interface ExpectedTotals {
  readonly rows: readonly Totals[];
  readonly total: Totals;
}

const { rows, total } = sampleData('expected-totals.json') as ExpectedTotals;
export const expectedTotals: ExpectedTotals = { rows, total };
export const published: readonly MappedOperation[] = publishedOperationsToCommands(
  sampleData('published-operations.json'),
).operations;

/** Operations and results. */
export const publishedRecords = published.reduce((sum, { results }) => sum + 1 + results.length, 0);

/** A file of the sample data. */
export function sampleData(name: string): unknown {
  const path = fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8'));
}
