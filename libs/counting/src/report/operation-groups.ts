import type { CountryCode } from '@entente/kernel';
import type { CountedOperation } from './counted-operation.js';
import {
  compareGroups,
  OPERATION_DIMENSIONS,
  type ReportDimension,
  type ReportGroup,
  type ReportQuery,
} from './report-query.js';

/** The operations that fall into one group, before their figures are looked at. */
export interface OperationGroup {
  readonly key: ReportGroup;
  readonly operations: readonly CountedOperation[];
  /** Set where the group is made of countries' own shares. */
  readonly shareOf?: ReadonlySet<CountryCode>;
}

export function operationGroups(
  operations: readonly CountedOperation[],
  query: ReportQuery,
): readonly OperationGroup[] {
  const dimensions = OPERATION_DIMENSIONS.filter((dimension) => query.groupBy.includes(dimension));
  const concerned = operations.filter((operation) => concerns(operation, query.countries));
  if (dimensions.length === 0) return [groupOf({}, concerned, query)];
  const entries = concerned.flatMap((operation) =>
    keysOf(operation, dimensions, query).map((key) => ({ operation, key })),
  );
  return [...Map.groupBy(entries, ({ key }) => JSON.stringify(key)).values()]
    .flatMap((alike) =>
      alike[0] ? [{ key: alike[0].key, operations: alike.map(({ operation }) => operation) }] : [],
    )
    .sort((left, right) => compareGroups(left.key, right.key, dimensions))
    .map(({ key, operations: members }) => groupOf(key, members, query));
}

function groupOf(
  key: ReportGroup,
  operations: readonly CountedOperation[],
  { countries }: ReportQuery,
): OperationGroup {
  if (typeof key.country === 'string') {
    return { key, operations, shareOf: new Set([key.country as CountryCode]) };
  }
  return countries ? { key, operations, shareOf: new Set(countries) } : { key, operations };
}

function keysOf(
  operation: CountedOperation,
  dimensions: readonly ReportDimension[],
  { countries }: ReportQuery,
): readonly ReportGroup[] {
  const byOperation = { year: operation.year, month: operation.month, operation: operation.id };
  const pick = (values: ReportGroup): ReportGroup =>
    Object.fromEntries(dimensions.map((dimension) => [dimension, values[dimension]]));
  if (!dimensions.includes('country')) return [pick(byOperation)];
  return countriesOf(operation)
    .filter((country) => !countries || countries.includes(country))
    .map((country) => pick({ ...byOperation, country }));
}

function concerns(operation: CountedOperation, countries: readonly CountryCode[] | undefined): boolean {
  return !countries || countriesOf(operation).some((country) => countries.includes(country));
}

/** The countries an operation concerns: those that take part and those that reported. */
export function countriesOf({ countries, figures }: CountedOperation): readonly CountryCode[] {
  const reporting = figures.flatMap(({ shares }) => shares.map(({ country }) => country));
  return [...new Set([...countries, ...reporting])];
}
