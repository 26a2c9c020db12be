import type { TracedContribution } from './contribution.js';
import { latestVersions, type CountedResult } from './counted-result.js';
import { operationFigures, summedContributions } from './operation-figures.js';
import { NOBODY } from './participants.js';
import { isWhole, standingValues } from './second-values.js';
import { fallsIn, replacedIn, seriesOf } from './series.js';

export const STANDINGS = [
  'counts',
  'part',
  'second-value',
  'replaced',
  'steps-back',
  'set-aside',
  'withdrawn',
] as const;
/**
 * What a result is to the figures of its operation. `counts`: a figure of its reporter rests on it. `steps-back`: in the
 * sum of the countries another result counts instead of it; that of its country rests on it where the other one is another
 * country's.
 */
export type Standing = (typeof STANDINGS)[number];

export interface ResultStanding {
  readonly standing: Standing;
  /** The running total that stands instead of it. */
  readonly replacedBy?: string;
  /** The value of the running total before it, where it lies below that: a correction that nobody has called one. */
  readonly fellFrom?: number;
}

/** How each result of an operation stands, by its id. Order and repetition do not matter. */
export function standingsOf(results: readonly CountedResult[]): ReadonlyMap<string, ResultStanding> {
  const current = latestVersions(results);
  const standing = standingValues(current);
  const series = seriesOf(standing.filter(isWhole));
  const stands = new Set(standing.map(({ id }) => id));
  const counted = countedIn(current);
  const replacing = new Map(series.flatMap(replacedIn));
  const fell = new Map(series.flatMap(fallsIn).map(({ before, total }) => [total.id, before.value]));
  return new Map(
    current.map((result) => {
      const [replacedBy, fellFrom] = [replacing.get(result.id), fell.get(result.id)];
      const known = {
        stands: stands.has(result.id),
        replaced: replacedBy !== undefined,
        counts: counted.once.has(result.id),
        stepsBack: counted.otherwise.has(result.id),
      };
      return [
        result.id,
        {
          standing: standingOf(result, known),
          ...(replacedBy !== undefined && { replacedBy }),
          ...(fellFrom !== undefined && { fellFrom }),
        },
      ];
    }),
  );
}

interface Known {
  readonly stands: boolean;
  readonly replaced: boolean;
  readonly counts: boolean;
  /** Where it does not count itself. */
  readonly stepsBack: boolean;
}

/** What stands and makes no figure is inside another one, or of a part of the country or of the groups only. */
function standingOf({ withdrawn, notCounted }: CountedResult, known: Known): Standing {
  const { stands, replaced, counts, stepsBack } = known;
  if (withdrawn) return 'withdrawn';
  if (notCounted) return 'set-aside';
  if (!stands) return 'second-value';
  if (replaced) return 'replaced';
  if (counts) return 'counts';
  return stepsBack ? 'steps-back' : 'part';
}

interface Counted {
  /** What is stated for the whole rests on these, and the sum of the shares, each result once. */
  readonly once: ReadonlySet<string>;
  /** The same, if nothing stepped back. */
  readonly otherwise: ReadonlySet<string>;
}

function countedIn(results: readonly CountedResult[]): Counted {
  const once = countedOnce(results);
  if (results.every(({ stepsBackBehind }) => stepsBackBehind === undefined)) return { once, otherwise: once };
  return { once, otherwise: countedOnce(results.map(onItsOwn)) };
}

function onItsOwn({ stepsBackBehind: _stepsBackBehind, ...result }: CountedResult): CountedResult {
  return result;
}

function countedOnce(results: readonly CountedResult[]): ReadonlySet<string> {
  const figures = operationFigures(results, NOBODY);
  return idsIn(figures.flatMap((figure) => [...figure.stated, ...summedContributions(figure)]));
}

function idsIn(contributions: readonly TracedContribution[]): ReadonlySet<string> {
  return new Set(contributions.flatMap(({ restsOn }) => restsOn).map(({ id }) => id));
}
