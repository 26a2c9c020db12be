import { byCounterKey, counterId, type CounterKey, type CounterRow } from './counters.js';

/** From one state of the counters to a later one: rows that are new or different, and those that are gone. */
export interface CounterChanges {
  readonly rows: readonly CounterRow[];
  readonly gone: readonly CounterKey[];
}

export function changesBetween(before: readonly CounterRow[], after: readonly CounterRow[]): CounterChanges {
  const known = byId(before);
  const present = byId(after);
  return {
    rows: after.filter((row) => !isSame(known.get(counterId(row)), row)),
    gone: before.filter((row) => !present.has(counterId(row))).map(keyOf),
  };
}

/** What `changesBetween` leads to, for whoever was told the changes only. */
export function withChanges(
  before: readonly CounterRow[],
  { rows, gone }: CounterChanges,
): readonly CounterRow[] {
  const present = byId(before);
  for (const key of gone) present.delete(counterId(key));
  for (const row of rows) present.set(counterId(row), row);
  return [...present.values()].sort(byCounterKey);
}

/** The later state, with the very rows of the earlier one where they are the same: many states take little room. */
export function sharingRows(
  before: readonly CounterRow[],
  after: readonly CounterRow[],
): readonly CounterRow[] {
  const known = byId(before);
  return after.map((row) => {
    const same = known.get(counterId(row));
    return same && isSame(same, row) ? same : row;
  });
}

function byId(rows: readonly CounterRow[]): Map<string, CounterRow> {
  return new Map(rows.map((row) => [counterId(row), row]));
}

function isSame(known: CounterRow | undefined, row: CounterRow): boolean {
  return (
    known?.confirmed === row.confirmed &&
    known.provisional === row.provisional &&
    known.precision === row.precision
  );
}

function keyOf({ indicator, unit, country, exploitationForm }: CounterKey): CounterKey {
  return { indicator, unit, country, ...(exploitationForm !== undefined && { exploitationForm }) };
}
