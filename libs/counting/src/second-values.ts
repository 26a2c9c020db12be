import {
  byId,
  compareText,
  groupId,
  isStanding,
  latestVersions,
  newestLast,
  type CountedResult,
} from './counted-result.js';
import { seriesId } from './series.js';

/**
 * The results that stand: neither withdrawn nor set aside, and of several values for one thing the one that was
 * retained last, else the first. Parts are among them. In the order of their ids, whatever order they came in.
 */
export function standingValues(results: readonly CountedResult[]): readonly CountedResult[] {
  const current = latestVersions(results);
  const firstOf = firstValues(current);
  const sets = Map.groupBy(current, ({ id }) => firstOf.get(id) ?? id);
  const standing = [...sets].flatMap(([firstId, values]) => standingIn(values, firstId) ?? []);
  return oneOfTheWhole(standing).toSorted(byId);
}

/** Of the values for the same thing as this one: the first, and the one that stands. It is none of them itself. */
export function displacedBy(id: string, results: readonly CountedResult[]): readonly CountedResult[] {
  const current = latestVersions(results);
  const firstOf = firstValues(current);
  const first = firstOf.get(id);
  const values = current.filter((one) => one.id !== id && firstOf.get(one.id) === first);
  const standing = new Set(standingValues(current).map((one) => one.id));
  return values.filter((one) => one.id === first || standing.has(one.id));
}

/** Both of one country, or both of the whole: of two others none stands in place of the other. */
export function isOfOneSide(one: Side, other: Side): boolean {
  return one.scope === other.scope && one.country === other.country;
}

type Side = Pick<CountedResult, 'scope' | 'country'>;

/** Those of them that are figures of their own, and no parts. */
export function countableValues(results: readonly CountedResult[]): readonly CountedResult[] {
  return standingValues(results).filter(isWhole);
}

export function isWhole({ breakdownOf }: CountedResult): boolean {
  return breakdownOf === undefined;
}

/**
 * By its id, the value that each result is a second value of in the end: itself, where it is the first. The first may
 * be missing. Values that name each other in a circle have none; the smallest id stands for them.
 */
function firstValues(results: readonly CountedResult[]): ReadonlyMap<string, string> {
  const named = new Map(results.map(({ id, alternativeTo }) => [id, alternativeTo]));
  const firstOf = new Map<string, string>();
  for (const { id } of results) {
    const path = new Set<string>();
    let at = id;
    while (!path.has(at) && !firstOf.has(at)) {
      path.add(at);
      at = named.get(at) ?? at;
    }
    const end = firstOf.get(at) ?? smallestOfCircle([...path], at);
    for (const passed of path) firstOf.set(passed, end);
  }
  return firstOf;
}

/** A first value is a circle of one. */
function smallestOfCircle(path: readonly string[], closing: string): string {
  return path.slice(path.indexOf(closing)).reduce((smallest, id) => (id < smallest ? id : smallest));
}

/**
 * Without a decision a second value never stands, not even where the first is withdrawn, set aside or missing; nor, with
 * one, in place of a first that is another country's or the lead's, whenever the two were linked.
 */
function standingIn(values: readonly CountedResult[], firstId: string): CountedResult | undefined {
  const first = values.find(({ id, alternativeTo }) => id === firstId && alternativeTo === undefined);
  const candidates = values.filter(isStanding);
  const decided = candidates.filter((value) => !first || isOfOneSide(first, value));
  const stands = retainedLast(decided) ?? candidates.find((value) => value === first);
  return stands && first && stands !== first ? inPlaceOf(first, stands) : stands;
}

/**
 * A second value of a situation report that was retained is replaced when that report would be: it takes over where
 * in time the first one is, and the way in which it is counted. One of another series counts as its own series does.
 */
function inPlaceOf(first: CountedResult, value: CountedResult): CountedResult {
  const { counting, statedAt, loggedAt } = first;
  return seriesId(first) === seriesId(value) ? { ...value, counting, statedAt, loggedAt } : value;
}

/**
 * Of increments that are stated for the whole and for the same thing without naming each other, one: the retained
 * one, else the first. Writing refuses a second as long as the first one stands.
 */
function oneOfTheWhole(values: readonly CountedResult[]): readonly CountedResult[] {
  const stated = values.filter(isStatedIncrement);
  const alike = Map.groupBy(stated, ({ indicator, unit, offence, group }) =>
    JSON.stringify([indicator, unit, offence, groupId(group)]),
  );
  const counted = [...alike.values()].flatMap(
    (same) => retainedLast(same) ?? same.toSorted(newestLast)[0] ?? [],
  );
  return [...values.filter((value) => !isStatedIncrement(value)), ...counted];
}

function isStatedIncrement(result: CountedResult): boolean {
  return result.scope === 'operation' && result.counting === 'increment' && isWhole(result);
}

function retainedLast(values: readonly CountedResult[]): CountedResult | undefined {
  return values
    .filter(({ retainedAt }) => retainedAt !== undefined)
    .toSorted(
      (left, right) => compareText(left.retainedAt ?? '', right.retainedAt ?? '') || byId(left, right),
    )
    .at(-1);
}
