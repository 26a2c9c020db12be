import {
  nestingOf,
  reportRows,
  type AskedIndicator,
  type ReportDimension,
  type ReportRow,
} from '@entente/counting';
import {
  CORE_INDICATORS,
  CURRENCY,
  indicatorOf,
  INDICATORS,
  isCoreIndicator,
  type CountryCode,
  type CrimeArea,
  type ExploitationForm,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { knownBy } from '../persistence/known-by.js';
import { ProjectedOperations } from '../persistence/projected-records.js';
import { PublishersProgress } from '../persistence/publishers-progress.js';
import type { OperationDocument } from '../projections/operation-document.js';
import { asOfTimes, type AsOf } from './as-of.js';
import { notesOn } from './report-notes.js';
import { standing } from './standing.js';

export interface ResultsReportQuery {
  readonly groupBy: readonly ReportDimension[];
  readonly indicators?: readonly string[];
  /** Years, both included. */
  readonly from?: number;
  readonly to?: number;
  readonly countries?: readonly CountryCode[];
  readonly crimeAreas?: readonly CrimeArea[];
  readonly forms?: readonly ExploitationForm[];
  readonly asOf?: Date;
}

export interface ResultsReportAnswer extends AsOf {
  readonly rule: string;
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
}

export const RULE =
  'Each operation counts with the figure stated for the whole, else with the sum of the shares of all its ' +
  'participants, unless its lead decided otherwise. Left out: cancelled operations and exercises, withdrawn results, second values, parts, figures set ' +
  'aside, incomplete sums, and what an umbrella operation of the same row already gives. A result that two countries or ' +
  'services reported, by the word of all of them, is summed once. Each indicator is summed on its own.';

/** The totals of operations' results. */
@Injectable()
export class ResultsReport {
  private readonly standing;

  constructor(projected: ProjectedOperations, progress: PublishersProgress) {
    this.standing = standing(progress, () => projected.answering());
  }

  async answer(query: ResultsReportQuery): Promise<ResultsReportAnswer> {
    const asOf = query.asOf ?? new Date();
    const { completeTo, collections } = await this.standing();
    const { documents } = collections;
    const { from, to } = query;
    const known = query.asOf
      ? await knownBy(query.asOf, collections)
      : await documents.filedBetween(from, to);
    const operations = known.filter((operation) => isAsked(operation, query));
    const { groupBy, countries } = query;
    const indicators = askedIndicators(query.indicators, operations);
    const nesting = query.asOf || operations.every(isOnItsOwn) ? nestingOf(known) : await documents.nesting();
    const rows = reportRows(operations, { groupBy, indicators, ...(countries && { countries }) }, nesting);
    return {
      ...asOfTimes(asOf, completeTo, collections),
      rule: RULE,
      rows,
      notes: notesOn(rows, operations, query, nesting),
    };
  }
}

/** Where all are, it does not matter what other operations are nested in. */
function isOnItsOwn({ nestedIn, mayOverlapWith }: OperationDocument): boolean {
  return nestedIn === undefined && mayOverlapWith.length === 0;
}

/** Operations of any state count, except cancelled ones and exercises. */
function isAsked(operation: OperationDocument, { from, to, crimeAreas, forms }: ResultsReportQuery): boolean {
  const { kind, status, year } = operation;
  if (status === 'cancelled' || kind === 'exercise') return false;
  if (from !== undefined && (year === null || year < from)) return false;
  if (to !== undefined && (year === null || year > to)) return false;
  if (crimeAreas && !crimeAreas.some((area) => operation.crimeAreas.includes(area))) return false;
  return !forms || forms.some((form) => operation.exploitationForms.includes(form));
}

/** Without a choice: the catalogue's core, then whatever else these operations report, free indicators last. */
function askedIndicators(
  asked: readonly string[] | undefined,
  operations: readonly OperationDocument[],
): readonly AskedIndicator[] {
  const reported = Map.groupBy(
    operations.flatMap(({ figures }) => figures),
    ({ indicator }) => indicator,
  );
  return (asked ?? unasked([...reported.keys()])).flatMap((indicator): readonly AskedIndicator[] => {
    const own = ownUnit(indicator);
    const units = new Set(reported.get(indicator)?.map(({ unit }) => unit));
    if (own !== undefined) units.delete(own);
    const others = [...units].sort().map((unit) => ({ indicator, unit }));
    if (own !== undefined) return [{ indicator, unit: own }, ...others];
    return others.length > 0 ? others : [{ indicator, unit: null }];
  });
}

function unasked(reported: readonly string[]): readonly string[] {
  const others = INDICATORS.filter(({ key }) => !isCoreIndicator(key) && reported.includes(key));
  const free = reported.filter((key) => !indicatorOf(key)).sort();
  return [...[...CORE_INDICATORS, ...others].map(({ key }) => key), ...free];
}

/** The catalogue's, unless the results name it: what they named before the catalogue did is told beside it. */
function ownUnit(indicator: string): string | undefined {
  const unit = indicatorOf(indicator)?.unit;
  return unit === CURRENCY ? undefined : unit;
}
