import {
  countedResult,
  groupId,
  isGrouped,
  standingsOf,
  type CountedResult,
  type ResultRef,
  type TracedFigure,
} from '@entente/counting';
import type { VersionedState } from '@entente/kernel';
import type { ReportedResultState } from './reported-result.js';

/**
 * Why a result is in no figure: withdrawn; not counted, with the reason that was given; a second value of another one;
 * a part, shown inside its whole; of a region, which never answers for its country; grouped, where neither a whole nor
 * a complete set is there; replaced by a newer or an earlier figure of the same reporter. What steps back behind another
 * result is in no sum, which has that one instead, and in its country's share only where that one is another country's.
 */
export const REASONS_ASIDE = [
  'withdrawn',
  'not-counted',
  'second-value',
  'part',
  'regional',
  'without-whole',
  'replaced',
  'steps-back',
] as const;
export type ReasonAside = (typeof REASONS_ASIDE)[number];

export interface SetAside extends ResultRef {
  readonly indicator: string;
  readonly why: ReasonAside;
  readonly reason?: string;
  /** Of what steps back: the result that counts instead. */
  readonly behind?: string;
}

/** Every result that no figure rests on, and what is in a share and not in the sum; in the order of the results. */
export function setAside(
  figures: readonly TracedFigure[],
  results: readonly VersionedState<ReportedResultState>[],
): readonly SetAside[] {
  const traces = tracesOf(figures);
  const counted = results.map((result) => countedResult(result, result.version));
  const inUse = counted.filter(({ id }) => traces.whole.has(id) || traces.parts.has(id));
  const standing = new Set(inUse.map((result) => reporterId(result)));
  const standings = standingsOf(counted);
  return counted.flatMap((result, index): readonly SetAside[] => {
    const { id, version, indicator, stepsBackBehind } = result;
    if (standings.get(id)?.standing === 'steps-back' && stepsBackBehind) {
      return [{ id, version, indicator, why: 'steps-back', behind: stepsBackBehind.id }];
    }
    if (traces.whole.has(id)) return [];
    const isPart = traces.parts.has(id) || (isGrouped(result) && standing.has(reporterId(result, NO_GROUP)));
    const isSecondValue = standings.get(id)?.standing === 'second-value';
    const why = isSecondValue ? 'second-value' : whyAside(result, isPart, standing.has(reporterId(result)));
    const reason = why === 'not-counted' ? results[index]?.notCounted?.reason : undefined;
    return [{ id, version, indicator, why, ...(reason !== undefined && { reason }) }];
  });
}

function whyAside(result: CountedResult, isPart: boolean, anotherStands: boolean): ReasonAside {
  if (result.withdrawn) return 'withdrawn';
  if (result.notCounted) return 'not-counted';
  if (isPart || result.breakdownOf !== undefined) return 'part';
  if (result.scope === 'country' && result.region !== undefined) return 'regional';
  return isGrouped(result) && !anotherStands ? 'without-whole' : 'replaced';
}

interface Traces {
  readonly whole: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
}

function tracesOf(figures: readonly TracedFigure[]): Traces {
  const contributions = figures.flatMap(({ stated, shares }) => [
    ...stated,
    ...shares.flatMap((share) => share.contributions),
  ]);
  const parts = contributions.flatMap((contribution) => contribution.parts);
  return { whole: idsOf(contributions), parts: idsOf(parts) };
}

function idsOf(traced: readonly { readonly restsOn: readonly ResultRef[] }[]): ReadonlySet<string> {
  return new Set(traced.flatMap(({ restsOn }) => restsOn).map(({ id }) => id));
}

const NO_GROUP = groupId(undefined);

/** One reporter's figures of one thing; of a country those of a region are another's. */
function reporterId(result: CountedResult, ofGroup = groupId(result.group)): string {
  const { scope, country, reportingService, indicator, unit, offence } = result;
  const region = scope === 'country' ? result.region : undefined;
  return JSON.stringify([scope, country, reportingService, region, indicator, unit, offence, ofGroup]);
}
