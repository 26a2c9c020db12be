import { isAlike } from './alike.js';
import { byId, type CountedResult } from './counted-result.js';

/** Which results of an operation are one and the same. A report whose place a newer one took is in that newer one. */
export interface Things {
  /** What steps back within the operation. */
  readonly stepping: ReadonlySet<string>;
  /** What counts for these in the end. */
  readonly counting: ReadonlySet<string>;
  /** Those of `counting` that do so because an older report of theirs would: they hold it, and more. */
  readonly outgrown: ReadonlySet<string>;
  /** The result that counts for one, or holds it: itself, where it is neither behind another one nor replaced. */
  readonly of: (id: string) => string;
  /** The newest report that replaced a result: itself, where none did. */
  readonly newest: (id: string) => string;
}

type Pair = readonly [stepsBack: string, behind: string];

/**
 * `held`: what the figures of their reporters hold, since nothing steps back behind what counts nowhere. `newest`: by the
 * id of what a newer report replaced, that report. Circles, which only decisions at the same time can make, leave their
 * smallest id, whatever order results come in.
 */
export function thingsIn(held: readonly CountedResult[], newest: ReadonlyMap<string, string>): Things {
  const steps = new Map<string, string>();
  const pathFrom = (id: string): readonly string[] => {
    const path = [id];
    for (let at = steps.get(id) ?? newest.get(id); at !== undefined; at = steps.get(at) ?? newest.get(at)) {
      path.push(at);
    }
    return path;
  };
  const of = (id: string): string => pathFrom(id).at(-1) ?? id;
  for (const [id, behind] of pairsIn(held.toSorted(byId).toReversed())) {
    if (!pathFrom(behind).includes(id)) steps.set(id, behind);
  }
  const stepping = new Set(steps.keys());
  const replaced = [...newest.keys()].filter((id) => !stepping.has(id));
  const behind = new Set([...stepping].flatMap((id) => pathFrom(id).slice(1)));
  return {
    ...{ stepping, of },
    counting: new Set([...stepping].map(of)),
    outgrown: new Set(replaced.filter((id) => behind.has(id)).map(of)),
    newest: (id) => newest.get(id) ?? id,
  };
}

/** What is behind one and the same result of another operation is one here, too: behind the smallest id. */
function pairsIn(held: readonly CountedResult[]): readonly Pair[] {
  const known = new Map(held.map((result) => [result.id, result]));
  const within = held.flatMap((result): readonly Pair[] => {
    const behind = result.stepsBackBehind;
    if (behind === undefined || behind.elsewhere !== undefined) return [];
    const other = known.get(behind.id);
    const asked = behind.country === undefined || behind.country === other?.country;
    return other && asked && isAlike(result, other) ? [[result.id, other.id]] : [];
  });
  const abroad = Map.groupBy(held.filter(isSharedElsewhere), ({ stepsBackBehind }) =>
    JSON.stringify([stepsBackBehind?.elsewhere, stepsBackBehind?.id]),
  );
  const together = [...abroad.values()].flatMap((same) => {
    const first = same.at(-1);
    return same.flatMap((result): readonly Pair[] =>
      first && result !== first && isAlike(result, first) ? [[result.id, first.id]] : [],
    );
  });
  return [...within, ...together];
}

/** Whether it steps back, or the newest report that replaced it does. */
export function isOneWithAnother(id: string, things: Things): boolean {
  return things.of(id) !== things.newest(id);
}

export function isSharedElsewhere({ stepsBackBehind }: CountedResult): boolean {
  return stepsBackBehind?.elsewhere !== undefined;
}

/**
 * Whether a result is the smallest of results that step back behind each other in a circle, which only decisions at
 * the same time can make: it stays, so that one of them counts.
 */
export function isOnTopOfCircle(id: string, behind: ReadonlyMap<string, string>): boolean {
  const circle = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && !circle.has(at)) {
    circle.add(at);
    at = behind.get(at);
  }
  return at === id && [...circle].every((one) => id <= one);
}
