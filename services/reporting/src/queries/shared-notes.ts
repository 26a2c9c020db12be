import type { IndicatorFigure, ReportRow, SharedResult } from '@entente/counting';
import type { CountryCode } from '@entente/kernel';
import type { OperationDocument } from '../projections/operation-document.js';
import { nameIn, type AskedRows } from './overlap-notes.js';

/** Names the operations of which each has rows of its own with what is confirmed as one. */
export function sharedNotes(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  asked: AskedRows,
): readonly string[] {
  if (!asked.groupBy.includes('operation')) return [];
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const shown = new Set(
    rows
      .filter(({ value, partial }) => value !== null || partial !== undefined)
      .map(({ group, indicator, unit }) => JSON.stringify([group.operation, indicator, unit])),
  );
  const reports = operations
    .flatMap((operation) => sharedReports(operation, byId, asked))
    .filter(({ operation, figure }) =>
      shown.has(JSON.stringify([operation.id, figure.indicator, figure.unit])),
    );
  const notes = [...Map.groupBy(reports, ({ thing }) => thing).values()]
    .map((alike) => [...new Set(alike.map(({ operation }) => nameIn(operation, asked.groupBy)))].sort())
    .filter((names) => names.length > 1)
    .map((names) => `${listed(names)} hold results confirmed as one: a row of them has these once.`);
  return [...new Set(notes)];
}

interface SharedReport {
  /** What it is one with. */
  readonly thing: string;
  readonly operation: OperationDocument;
  readonly figure: IndicatorFigure;
}

/** Each with that of the other operation, where that one's figure has it, too. */
function sharedReports(
  operation: OperationDocument,
  byId: ReadonlyMap<string, OperationDocument>,
  { groupBy, countries }: AskedRows,
): readonly SharedReport[] {
  const byCountry = countries !== undefined || groupBy.includes('country');
  return operation.figures.flatMap((figure) => {
    const thingOf = ({ behind }: SharedResult): string =>
      JSON.stringify([figure.indicator, figure.unit, byCountry || figure.madeOf, behind]);
    const shared: readonly Shared[] = byCountry
      ? sharedByCountry(figure, countries)
      : (figure.sharedWith ?? []).map((one) => ({ one, isIn: isMadeLike(figure) }));
    return shared.flatMap(({ one, isIn }): readonly SharedReport[] => {
      const own = { thing: thingOf(one), operation, figure };
      const other = byId.get(one.operation);
      const its = other?.figures.find(
        ({ indicator, unit }) => indicator === figure.indicator && unit === figure.unit,
      );
      return other && its && isIn(its) ? [own, { ...own, operation: other }] : [own];
    });
  });
}

interface Shared {
  readonly one: SharedResult;
  /** Whether a figure of the other operation has it in the rows asked for. */
  readonly isIn: (figure: IndicatorFigure) => boolean;
}

function isMadeLike({ madeOf }: IndicatorFigure): Shared['isIn'] {
  return (figure) => figure.madeOf === madeOf;
}

function sharedByCountry(
  { sharedInRows = [] }: IndicatorFigure,
  countries: AskedRows['countries'],
): readonly Shared[] {
  const isAsked = (country: CountryCode): boolean => !countries || countries.includes(country);
  return sharedInRows
    .filter(({ at }) => isAsked(at))
    .map((one) => ({
      one,
      isIn: ({ shares }) =>
        isAsked(one.otherCountry) && shares.some(({ country }) => country === one.otherCountry),
    }));
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
