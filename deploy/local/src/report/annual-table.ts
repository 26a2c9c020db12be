import { aligned } from './aligned.js';
import type { Coverage, ReportRow } from './reports.js';

export const INDICATORS = ['personsArrested', 'victimsIdentified', 'potentialVictimsIdentified'] as const;

const MARKS: Readonly<Record<string, string>> = { 'at-least': '≥', over: '>', about: '≈', nearly: '<' };
const MARK_WORDS: Readonly<Record<string, string>> = {
  '≥': 'at least',
  '>': 'over',
  '≈': 'about',
  '<': 'nearly',
};
const NO_FIGURE = '–';

/** The results of each year with a total, as lines of text; a figure that nobody gave is a dash, never 0. */
export function annualTable(years: readonly ReportRow[], total: readonly ReportRow[]): string[] {
  const groups = [...byYear(years).entries()].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
  const lines = groups.map(([year, rows]) => cells(year === null ? 'undated' : String(year), rows));
  const table = [headings(), ...lines, cells('total', total)];
  return [
    ...aligned(table),
    '',
    ...remarks(
      groups.flatMap(([, rows]) => rows),
      total,
    ),
  ];
}

export function figure({ value, precision }: Pick<ReportRow, 'value' | 'precision'>): string {
  return value === null ? NO_FIGURE : `${MARKS[precision ?? 'exact'] ?? ''}${value}`;
}

function byYear(rows: readonly ReportRow[]): Map<number | null, ReportRow[]> {
  const years = new Map<number | null, ReportRow[]>();
  for (const row of rows) {
    const year = row.group.year ?? null;
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return years;
}

function headings(): string[] {
  return ['year', 'operations', 'nested', ...INDICATORS.flatMap((indicator) => [indicator, 'ops'])];
}

function cells(name: string, rows: readonly ReportRow[]): string[] {
  const of = (indicator: string): ReportRow | undefined => rows.find((row) => row.indicator === indicator);
  const [first] = rows;
  return [
    name,
    String(first?.operations ?? 0),
    String(first?.nested ?? 0),
    ...INDICATORS.flatMap((indicator) => {
      const row = of(indicator);
      return row === undefined ? [NO_FIGURE, '0'] : [figure(row), String(row.operationsReporting)];
    }),
  ];
}

function remarks(years: readonly ReportRow[], total: readonly ReportRow[]): string[] {
  const rows = [...years, ...total];
  const marks = new Set(rows.map(({ precision }) => MARKS[precision ?? 'exact']));
  const legend = Object.entries(MARK_WORDS)
    .filter(([mark]) => marks.has(mark))
    .map(([mark, words]) => `${mark} ${words}`);
  const twice = [
    ...years.filter((row) => twiceIn(row) > 0),
    ...total.filter((row) => saysMore(row, years, twiceIn)),
  ].map((row) => `${place(row)} up to ${twiceIn(row)}`);
  const partial = [...years, ...total.filter((row) => saysMore(row, years, partialIn))].flatMap((row) => {
    if (row.partial === undefined) return [];
    const { coverage, operations } = row.partial;
    return [`${place(row)} ${figure(row.partial)} (${operations} ops, ${covered(coverage)})`];
  });
  return [
    `ops: operations whose figure is in the value; ${[...legend, `${NO_FIGURE} no figure`].join(', ')}`,
    ...listed('possibly counted twice', twice),
    ...listed('partial, beside the totals and never in them', partial),
    ...(rows.some(({ provisional }) => provisional)
      ? ['some of the counted results are not confirmed yet']
      : []),
  ];
}

/** A total repeats what its years say, but for what only shows across them: two operations on both sides of a new year. */
function saysMore(
  total: ReportRow,
  years: readonly ReportRow[],
  measure: (row: ReportRow) => number,
): boolean {
  const alike = years.filter(({ indicator }) => indicator === total.indicator);
  return measure(total) > alike.reduce((sum, row) => sum + measure(row), 0);
}

function twiceIn({ possiblyCountedTwice }: ReportRow): number {
  return possiblyCountedTwice ?? 0;
}

function partialIn({ partial }: ReportRow): number {
  return partial?.operations ?? 0;
}

function listed(what: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`${what}:`, ...entries.map((entry) => `  ${entry}`)];
}

function place({ group, indicator }: ReportRow): string {
  const { year } = group;
  return `${year === undefined ? 'total' : (year ?? 'undated')} ${indicator}`;
}

function covered({ answered, of }: Coverage): string {
  return of === null ? `${answered} answered` : `${answered} of ${of} answered`;
}
