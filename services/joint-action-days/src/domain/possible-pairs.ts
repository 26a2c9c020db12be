import type { PlacedResult } from './overlap-pair.js';
import type { ReportedResultState } from './reported-result.js';

type Pair<One> = readonly [One, One];
type KeysOf = (result: ReportedResultState) => readonly string[];

/**
 * The pairs for which anything can speak, found by what both share and not by comparing everything with everything; some
 * come twice. Within this operation two of day, place and country are shared, between two operations one of day, place
 * and reporter; or one of them is attributed to the other one's reporter. Each two reporters have their turn, so that
 * those with few results in common do not wait for those with many.
 */
export function possiblePairs<One extends PlacedResult>(
  ours: readonly One[],
  theirs: readonly One[],
): Generator<Pair<One>> {
  return inTurn(pairsByReporters(ours, theirs));
}

function* inTurn<T>(all: Iterable<Iterator<T>>): Generator<T> {
  let left = yield* oneOfEach(all);
  while (left.length > 0) left = yield* oneOfEach(left);
}

/** Answers those that may have more. */
function* oneOfEach<T>(all: Iterable<Iterator<T>>): Generator<T, readonly Iterator<T>[]> {
  const left: Iterator<T>[] = [];
  for (const each of all) {
    const next = each.next();
    if (next.done === true) continue;
    left.push(each);
    yield next.value;
  }
  return left;
}

/** The same pairs, those of each two reporters and of one thing that is shared by themselves. */
function* pairsByReporters<One extends PlacedResult>(
  ours: readonly One[],
  theirs: readonly One[],
): Generator<Generator<Pair<One>>> {
  yield* attributedPairs(ours, [...ours, ...theirs]);
  yield* attributedPairs(theirs, ours);
  for (const alike of bucketsOf(ours, sharedWithin).values()) yield* ofTwoReporters(alike);
  const others = bucketsOf(theirs, sharedBetween);
  for (const [key, alike] of bucketsOf(ours, sharedBetween)) {
    yield* ofReporters(alike, others.get(key) ?? []);
  }
}

function* attributedPairs<One extends PlacedResult>(
  ours: readonly One[],
  others: readonly One[],
): Generator<Generator<Pair<One>>> {
  const reporters = bucketsOf(others, reportedBy);
  for (const [key, attributing] of bucketsOf(ours, attributedTo)) {
    yield* ofReporters(attributing, reporters.get(key) ?? []);
  }
}

function* ofTwoReporters<One extends PlacedResult>(alike: readonly One[]): Generator<Generator<Pair<One>>> {
  const reporters = byReporter(alike);
  for (const [index, left] of reporters.entries()) {
    for (const right of reporters.slice(index + 1)) yield everyPair(left, right);
  }
}

function* ofReporters<One extends PlacedResult>(
  ours: readonly One[],
  theirs: readonly One[],
): Generator<Generator<Pair<One>>> {
  const others = byReporter(theirs);
  for (const left of byReporter(ours)) for (const right of others) yield everyPair(left, right);
}

function byReporter<One extends PlacedResult>(results: readonly One[]): readonly (readonly One[])[] {
  return [...Map.groupBy(results, ({ result }) => reporterOf(result)).values()];
}

function* everyPair<One>(left: readonly One[], right: readonly One[]): Generator<Pair<One>> {
  for (const one of left) for (const other of right) if (one !== other) yield [one, other];
}

/** By indicator, unit and one thing that its results have in common. */
function bucketsOf<One extends PlacedResult>(
  results: readonly One[],
  keysOf: KeysOf,
): ReadonlyMap<string, readonly One[]> {
  const buckets = new Map<string, One[]>();
  for (const one of results) {
    const { indicator, unit } = one.result;
    for (const own of new Set(keysOf(one.result))) {
      const key = JSON.stringify([indicator, unit, own]);
      const bucket = buckets.get(key);
      if (bucket) bucket.push(one);
      else buckets.set(key, [one]);
    }
  }
  return buckets;
}

/** Two services of one country are in one place only where both name it. */
function sharedWithin(result: ReportedResultState): readonly string[] {
  const [day, place, country] = [dayOf(result), placeOf(result), countryOf(result)];
  const named = result.place?.country === undefined ? [] : place;
  const two = (one: readonly string[], other: readonly string[]): readonly string[] =>
    one.flatMap((left) => other.map((right) => `${left}/${right}`));
  return [...two(day, place), ...two(day, country), ...two(named, country)];
}

function sharedBetween(result: ReportedResultState): readonly string[] {
  return [...dayOf(result), ...placeOf(result), `reporter ${reporterOf(result)}`];
}

function dayOf({ day }: ReportedResultState): readonly string[] {
  return day === undefined ? [] : [`day ${day}`];
}

/** What names no place may be of its reporter's country. */
function placeOf({ place, country }: ReportedResultState): readonly string[] {
  const where = place?.country ?? country;
  return where === undefined ? [] : [`place ${where}`];
}

function countryOf({ country }: ReportedResultState): readonly string[] {
  return country === undefined ? [] : [`country ${country}`];
}

function reportedBy({ country, reportingService: service }: ReportedResultState): readonly string[] {
  return namesOf({ country, service });
}

function attributedTo({ attributions = [] }: ReportedResultState): readonly string[] {
  return attributions.flatMap(({ country, service }) => namesOf({ country, service }));
}

function namesOf(name: {
  readonly country: string | undefined;
  readonly service: string | undefined;
}): readonly string[] {
  return [
    ...(name.country === undefined ? [] : [`country ${name.country}`]),
    ...(name.service === undefined ? [] : [`service ${name.service}`]),
  ];
}

function reporterOf({ country, reportingService }: ReportedResultState): string {
  return JSON.stringify([country ?? null, reportingService ?? null]);
}
