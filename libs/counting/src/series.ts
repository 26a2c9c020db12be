import { surelyExceeds } from './checks/certainty.js';
import { groupId, newestLast, type CountedResult } from './counted-result.js';

/** What one reporter told of one indicator, offence and group: increments, situation reports, or both. */
export interface Series {
  readonly results: readonly CountedResult[];
  /** Its running totals, the newest last. */
  readonly totals: readonly CountedResult[];
}

/** A running total below the one before it. */
export interface Fall {
  readonly before: CountedResult;
  readonly total: CountedResult;
}

/** `countable`: the results that are figures of their own. */
export function seriesOf(countable: readonly CountedResult[]): readonly Series[] {
  return [...Map.groupBy(countable, seriesId).values()].map((results) => ({
    results,
    totals: results.filter(({ counting }) => counting === 'running-total').toSorted(newestLast),
  }));
}

/** By the id of what it replaced, the newest report of a series: what a reporter told before is in that one. */
export function replacedIn({ results, totals }: Series): readonly (readonly [string, string])[] {
  const newest = totals.at(-1);
  return newest ? results.flatMap(({ id }) => (id === newest.id ? [] : [[id, newest.id] as const])) : [];
}

/** A running total is never below the one before it, unless something was corrected. */
export function fallsIn({ totals }: Series): readonly Fall[] {
  return totals.flatMap((total, index) => {
    const before = totals[index - 1];
    return before && surelyExceeds(before, total) ? [{ before, total }] : [];
  });
}

/** One spelling for what one reporter tells of one thing. */
export function seriesId({ scope, country, reportingService, region, ...result }: CountedResult): string {
  const reporter = scope === 'operation' ? [] : [country, reportingService, region];
  const { indicator, unit, offence, group } = result;
  return JSON.stringify([scope, ...reporter, indicator, unit, offence, groupId(group)]);
}
