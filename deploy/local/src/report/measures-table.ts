import { aligned } from './aligned.js';
import type { MeasuresRow } from './reports.js';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

/** As documents of the European Union print it. */
const KOSOVO =
  '* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ ' +
  'Opinion on the Kosovo declaration of independence.';

/** Measures per third country, most of them first; once: where two states tell one project, it counts once. */
export function measuresTable(each: readonly MeasuresRow[], once: readonly MeasuresRow[]): string[] {
  const counts = new Map(once.map(({ group, measures }) => [group.thirdCountry, measures]));
  const rows = [...each].sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)));
  const table = aligned([
    ['third country', 'measures', 'once'],
    ...rows.map((row) => [
      nameOf(row),
      String(row.measures),
      String(counts.get(row.group.thirdCountry) ?? 0),
    ]),
  ]);
  return each.some(({ group }) => group.thirdCountry === 'XK') ? [...table, KOSOVO] : table;
}

/** What names no country comes last. */
function rank({ group, measures }: MeasuresRow): number {
  return group.thirdCountry === null ? 1 : -measures;
}

function nameOf({ group }: MeasuresRow): string {
  const { thirdCountry } = group;
  if (!thirdCountry) return 'none named';
  const name = COUNTRY_NAMES.of(thirdCountry) ?? thirdCountry;
  return thirdCountry === 'XK' ? `${name}*` : name;
}
