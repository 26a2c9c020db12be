import {
  countedContributions,
  nestingOf,
  NOT_BROKEN_DOWN,
  umbrellasOf,
  type IndicatorFigure,
  type Nesting,
  type ReportDimension,
  type ReportRow,
} from '@entente/counting';
import { indicatorOf, isAddedAlong, isCoreIndicator, type CountryCode } from '@entente/kernel';
import type { OperationDocument } from '../projections/operation-document.js';
import { inOneRow, nameIn, overlapNotes } from './overlap-notes.js';
import type { ResultsReportQuery } from './results-report.js';
import { sharedNotes } from './shared-notes.js';

/**
 * What a reader must know to read the rows right. Only what applies to them is said. `nesting` is that of all known
 * operations.
 */
export function notesOn(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  { countries, groupBy, from, to }: ResultsReportQuery,
  nesting: Nesting = nestingOf(operations),
): readonly string[] {
  const families = new Set(rows.map(({ indicator }) => indicator).filter(isVictimIndicator));
  const undated = (from ?? to) === undefined && operations.some(({ year }) => year === null);
  return [
    families.size > 1 &&
      'Potential, presumed, identified and registered victims are different indicators; they are never added.',
    rows.some(({ partial }) => partial) &&
      'partial: the sum of those countries that have answered; it stands beside the value and is not in it.',
    rows.some(({ precision }) => precision !== null && precision !== 'exact') &&
      'precision: sums of figures printed as "over", "at least", "about" or "nearly" are no more precise than these.',
    rows.some(({ unit }) => unit === null) &&
      'unit null: an indicator whose unit only a report says, and that none of these operations has reported.',
    (groupBy.includes('country') || countries) &&
      "Rows of countries hold the countries' own shares; they do not add up to the operations' totals.",
    (groupBy.includes('country') || countries) &&
      operations.some(isSharedIn(rows)) &&
      'A result that several countries reported, or that one carried out and another reported, stands in the row of each. A row of several of them has it once within one operation; a total has it once where it is made of sums of shares.',
    rows.some(({ group }) => Object.values(group).includes(NOT_BROKEN_DOWN)) &&
      'not-broken-down: what has no part for the dimension asked, so that the table adds up.',
    undated && groupBy.includes('year') && 'year null: operations of which no date is known.',
    ...(groupBy.includes('country') || countries ? [] : decidedNotes(rows, operations, { groupBy, nesting })),
    ...notAddedNotes(rows, operations, { groupBy, countries }),
    ...sharedNotes(rows, operations, { groupBy, countries, nesting }),
    ...overlapNotes(rows, operations, { groupBy, countries, nesting }),
  ].filter((note) => typeof note === 'string');
}

/** Whether one of its figures in these rows has a result that counts once and stands in several shares. */
function isSharedIn(rows: readonly ReportRow[]): (operation: OperationDocument) => boolean {
  const asked = new Set(rows.map(({ indicator, unit }) => JSON.stringify([indicator, unit])));
  return ({ figures }) =>
    figures.some(
      ({ indicator, unit, together, sharedWith, sharedInRows }) =>
        (together ?? sharedWith ?? sharedInRows) !== undefined &&
        asked.has(JSON.stringify([indicator, unit])),
    );
}

/** Says of rows without a value that figures are there, and why they make no sum. */
function notAddedNotes(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  asked: Asked,
): readonly string[] {
  const empty = new Set(rows.filter(({ value }) => value === null).map(({ indicator }) => indicator));
  return [...empty].flatMap((indicator) => {
    const name = indicatorOf(indicator)?.label.en ?? indicator;
    return [
      !isAddedAlong(indicator, 'operations') &&
        severalInOneRow(operations, indicator, asked) &&
        `${name}: no sum over operations, since several of them may count the same.`,
      !isAddedAlong(indicator, 'countries') &&
        operations.some(givingNoSumOf(indicator, asked)) &&
        `${name}: no sum of shares, since several countries may count the same; what is stated for the whole counts.`,
    ].filter((note) => typeof note === 'string');
  });
}

interface Asked {
  readonly groupBy: readonly ReportDimension[];
  readonly countries: ResultsReportQuery['countries'];
}

/** Shares alone; or, in a row of several countries, shares of more than one of them. */
function givingNoSumOf(
  indicator: string,
  { groupBy, countries }: Asked,
): (operation: OperationDocument) => boolean {
  const inOneRow = groupBy.includes('country') ? undefined : countries;
  return ({ figures }) =>
    figures.some(
      (figure) =>
        figure.indicator === indicator &&
        (figure.madeOf === 'incomplete' ||
          figure.shares.filter(({ country }) => inOneRow?.includes(country)).length > 1),
    );
}

function severalInOneRow(operations: readonly OperationDocument[], indicator: string, asked: Asked): boolean {
  const { groupBy } = asked;
  const given = operations.flatMap((operation) =>
    rowsGivenBy(operation, indicator, asked).map((country) => ({ ...operation, country })),
  );
  const rows = Map.groupBy(given, ({ id, year, month, country }) =>
    JSON.stringify([
      groupBy.includes('operation') && id,
      groupBy.includes('year') && year,
      groupBy.includes('month') && month,
      country,
    ]),
  );
  return [...rows.values()].some(({ length }) => length > 1);
}

/** Of the countries that it gives a row to; `null` for a row that is none of one country. */
function rowsGivenBy(
  { figures }: OperationDocument,
  indicator: string,
  { groupBy, countries }: Asked,
): readonly (CountryCode | null)[] {
  const own = figures.filter((figure) => figure.indicator === indicator);
  const giving = own
    .flatMap(({ shares }) => shares.map(({ country }) => country))
    .filter((country) => !countries || countries.includes(country));
  if (groupBy.includes('country')) return [...new Set(giving)];
  const gives = countries ? giving.length > 0 : own.some((figure) => countedContributions(figure).length > 0);
  return gives ? [null] : [];
}

interface Filed {
  readonly groupBy: readonly ReportDimension[];
  readonly nesting: Nesting;
}

/** Names the sums that count because somebody decided so, although not everybody has answered. */
function decidedNotes(
  rows: readonly ReportRow[],
  operations: readonly OperationDocument[],
  filed: Filed,
): readonly string[] {
  const asked = new Set(rows.map(({ indicator }) => indicator));
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return operations.flatMap((operation) =>
    operation.figures
      .filter(({ indicator, decided, madeOf }) => asked.has(indicator) && decided && madeOf === 'shares')
      .filter(({ coverage: { answered, of } }) => of === null || answered < of)
      .filter((figure) => !umbrellasInRow(operation, byId, filed).some(givingLike(figure)))
      .map(({ indicator, coverage: { answered, of } }) => {
        const label = indicatorOf(indicator)?.label.en ?? indicator;
        const participants = of === null ? 'an unknown number of participants' : `${of} participants`;
        return `${nameIn(operation, filed.groupBy)}, ${label}: the lead took the sum of ${answered} of ${participants}.`;
      }),
  );
}

/** The operations in whose figure of the same row this one's is. */
function umbrellasInRow(
  operation: OperationDocument,
  byId: ReadonlyMap<string, OperationDocument>,
  { groupBy, nesting }: Filed,
): readonly OperationDocument[] {
  return umbrellasOf(operation.id, nesting)
    .flatMap((id) => byId.get(id) ?? [])
    .filter((umbrella) => inOneRow(operation, umbrella, groupBy));
}

function givingLike({ indicator, unit }: IndicatorFigure): (operation: OperationDocument) => boolean {
  return ({ figures }) =>
    figures.some(
      (figure) =>
        figure.indicator === indicator && figure.unit === unit && countedContributions(figure).length > 0,
    );
}

function isVictimIndicator(indicator: string): boolean {
  return isCoreIndicator(indicator) && indicatorOf(indicator)?.family === 'victims';
}
