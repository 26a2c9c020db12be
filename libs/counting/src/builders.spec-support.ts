import type { CountryCode } from '@entente/kernel';
import { totalOf, type Total } from './contribution.js';
import type { CountedResult } from './counted-result.js';
import { countedContributions, operationFigures, type TracedFigure } from './operation-figures.js';
import type { Participants } from './participants.js';
import type { CountedOperation } from './report/counted-operation.js';
import type { ReportQuery } from './report/report-query.js';
import { reportRows, type ReportRow } from './report/report-rows.js';

type With<T, Key extends keyof T, Given> = Partial<Omit<T, Key>> & Given;

let sequence = 0;

/** A figure of arrests: of a country where one is named, else stated for the whole operation. */
export function arrests({
  country,
  ...given
}: With<CountedResult, 'country', { readonly country?: string }> = {}): CountedResult {
  sequence += 1;
  return {
    id: `result-${String(sequence).padStart(6, '0')}`,
    version: 1,
    scope: country === undefined ? 'operation' : 'country',
    ...(country === undefined ? {} : { country: country as CountryCode }),
    indicator: 'personsArrested',
    unit: 'persons',
    value: 1,
    precision: 'exact',
    counting: 'increment',
    offence: 'any',
    withdrawn: false,
    provisional: false,
    statedAt: '2026-04-27',
    loggedAt: '2026-04-27T18:00:00.000Z',
    ...given,
  };
}

/** An "of which" of another result, of the same reporter. */
export function partOfWhole(whole: CountedResult, given: Partial<CountedResult>): CountedResult {
  const { id, indicator, unit, scope, offence, country } = whole;
  return arrests({
    ...{ breakdownOf: id, indicator, unit, scope, offence },
    ...(country === undefined ? {} : { country }),
    ...given,
  });
}

/** All that take part; nobody named: nothing is known of them. */
export function participants(...countries: readonly string[]): Participants {
  return { countries: countries as readonly CountryCode[], listComplete: countries.length > 0 };
}

/** Some of those that take part, and how many there are in all. */
export function someOf(statedTotal: number, ...countries: readonly string[]): Participants {
  return { ...participants(...countries), listComplete: false, statedTotal };
}

/** The operation's figure of arrests. */
export function arrestsIn(
  results: readonly CountedResult[],
  taking: Participants = participants(),
): TracedFigure | undefined {
  return operationFigures(results, taking).find(({ indicator }) => indicator === 'personsArrested');
}

/** What the operation's arrests give to a total. */
export function countedArrests(
  results: readonly CountedResult[],
  taking: Participants = participants(),
): Total | undefined {
  const figure = arrestsIn(results, taking);
  return figure && totalOf(countedContributions(figure));
}

interface OperationGiven extends Partial<Omit<CountedOperation, 'countries' | 'figures' | 'nestedIn'>> {
  readonly nestedIn?: string | undefined;
  readonly participants?: Participants;
}

export function operation(
  id: string,
  results: readonly CountedResult[] = [],
  { participants: taking = participants(), nestedIn, ...given }: OperationGiven = {},
): CountedOperation {
  return {
    id,
    year: 2026,
    month: null,
    mayOverlapWith: [],
    ...(nestedIn === undefined ? {} : { nestedIn }),
    countries: taking.countries,
    figures: operationFigures(results, taking),
    ...given,
  };
}

/** The report's rows, of arrests unless other indicators are asked for. */
export function rowsOf(
  operations: readonly CountedOperation[],
  { countries, ...query }: With<ReportQuery, 'countries', { readonly countries?: readonly string[] }> = {},
): readonly ReportRow[] {
  return reportRows(operations, {
    groupBy: [],
    indicators: [{ indicator: 'personsArrested', unit: 'persons' }],
    ...(countries ? { countries: countries as readonly CountryCode[] } : {}),
    ...query,
  });
}

/** Rows as `[group, value]`, for tables whose other columns do not matter. */
export function tableOf(
  rows: readonly ReportRow[],
): readonly (readonly [ReportRow['group'], number | null])[] {
  return rows.map(({ group, value }) => [group, value]);
}
