import { aligned } from './aligned.js';
import type { MeasuresRow } from './reports.js';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

/** Measures per third country, most of them first; once: where two states tell one project, it counts once. */
export function measuresTable(each: readonly MeasuresRow[], once: readonly MeasuresRow[]): string[] {
  const counts = new Map(once.map(({ group, measures }) => [group.thirdCountry, measures]));
  const rows = [...each].sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
  return aligned([
    ['third country', 'measures', 'once'],
    ...rows.map((row) => [
      nameOf(row),
      String(row.measures),
      String(counts.get(row.group.thirdCountry) ?? 0),
    ]),
  ]);
}

/** What names no country comes last. */
function rank({ group, measures }: MeasuresRow): number {
  return group.thirdCountry === null ? 1 : -measures;
}

function nameOf({ group }: MeasuresRow): string {
  return group.thirdCountry ? (COUNTRY_NAMES.of(group.thirdCountry) ?? group.thirdCountry) : 'none named';
}
