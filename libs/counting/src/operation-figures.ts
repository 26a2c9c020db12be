import { isAddedAlong } from '@entente/kernel';
import { untraced, type Contribution, type TracedContribution, type TracedPart } from './contribution.js';
import { givenShares, type CountryShare } from './country-shares.js';
import type { CountedResult } from './counted-result.js';
import { decisionOn, type DecidedUse, type FigureDecision } from './figure-decision.js';
import { allAnswered, coverageOf, type Coverage, type Participants } from './participants.js';
import { partsByWhole } from './parts.js';
import { reporterFigure } from './reporter-figure.js';
import type { RepeatedResult } from './repeated-results.js';
import { isWhole, standingValues } from './second-values.js';
import type { SharedInRow, SharedResult } from './shared-results.js';

/**
 * The figure of an operation for one indicator and unit: the one stated for the whole, else the sum of the
 * countries' shares where everybody answered and they may be added; or what the lead decided. An `incomplete` sum is
 * shown beside totals and never in them.
 */
export interface IndicatorFigure<One extends Contribution = Contribution> {
  readonly indicator: string;
  readonly unit: string;
  readonly madeOf: 'stated' | 'shares' | 'incomplete';
  /** What it is made of is what the lead decided. */
  readonly decided?: true;
  readonly stated: readonly One[];
  readonly shares: readonly CountryShare<One>[];
  /**
   * What makes the sum, where it is not just all of the shares: a result that steps back behind another one, or that
   * two countries carried out, stands in the shares of both and here once.
   */
  readonly together?: readonly One[];
  /** Results that stand in the rows of several countries. */
  readonly repeated?: readonly RepeatedResult<One>[];
  /** Results in the sum that step back behind one of another operation. None where the sum is not what is given. */
  readonly sharedWith?: readonly SharedResult<One>[];
  /** The same in the rows of countries, whatever the figure of the operation is made of. */
  readonly sharedInRows?: readonly SharedInRow<One>[];
  readonly coverage: Coverage;
}

/** With the versions of the results that it rests on. */
export type TracedFigure = IndicatorFigure<TracedContribution>;

/** Every figure of one operation, by the rules in docs/decisions/0005. Order and repetition do not matter. */
export function operationFigures(
  results: readonly CountedResult[],
  participants: Participants,
  decisions: readonly FigureDecision[] = [],
): readonly TracedFigure[] {
  const standing = standingValues(results);
  const partsOf = partsByWhole(standing);
  const countable = standing.filter(isWhole);
  const parts = standing.filter((result) => !isWhole(result));
  return [...Map.groupBy(countable, ({ indicator, unit }) => JSON.stringify([indicator, unit])).entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, alike]) => indicatorFigure(alike, participants, { partsOf, parts, decisions }))
    .filter(({ stated, shares }) => stated.length > 0 || shares.length > 0);
}

/** As large as its groups and countries are many, and its overlaps, however many results there are. */
export function untracedFigure(traced: TracedFigure): IndicatorFigure {
  const { stated, shares, together, repeated, sharedWith, sharedInRows, ...figure } = traced;
  return {
    ...figure,
    stated: stated.map(untraced),
    shares: shares.map(({ country, contributions }) => ({
      country,
      contributions: contributions.map(untraced),
    })),
    ...(together && { together: together.map(untraced) }),
    ...(repeated && { repeated: repeated.map(withUntraced) }),
    ...(sharedWith && { sharedWith: sharedWith.map(withUntraced) }),
    ...(sharedInRows && { sharedInRows: sharedInRows.map(withUntraced) }),
  };
}

function withUntraced<One extends { readonly contribution: TracedContribution }>({
  contribution,
  ...one
}: One): Omit<One, 'contribution'> & { readonly contribution: Contribution } {
  return { ...one, contribution: untraced(contribution) };
}

/** What the sum of the shares is made of, complete or not: every result once. */
export function summedContributions<One extends Contribution>({
  shares,
  together,
}: Pick<IndicatorFigure<One>, 'shares' | 'together'>): readonly One[] {
  return together ?? shares.flatMap(({ contributions }) => contributions);
}

/** What enters a total: nothing for an incomplete sum. */
export function countedContributions<One extends Contribution>(figure: IndicatorFigure<One>): readonly One[] {
  if (figure.madeOf === 'incomplete') return [];
  return figure.madeOf === 'stated' ? figure.stated : summedContributions(figure);
}

type PartsOf = (whole: CountedResult) => readonly TracedPart[];

interface Known {
  readonly partsOf: PartsOf;
  readonly parts: readonly CountedResult[];
  readonly decisions: readonly FigureDecision[];
}

function indicatorFigure(
  results: readonly CountedResult[],
  participants: Participants,
  { partsOf, parts, decisions }: Known,
): TracedFigure {
  const [{ indicator, unit }] = results as [CountedResult];
  const ofTheWhole = results.filter(({ scope }) => scope === 'operation');
  const { answered, sharedWith, ...given } = givenShares(results, partsOf, parts);
  const stated = reporterFigure(ofTheWhole, partsOf);
  const making = {
    complete: allAnswered(participants, answered),
    addable: isAddedAlong(indicator, 'countries'),
    use: decisionOn(decisions, indicator, unit),
  };
  const made = madeOf({ stated, shares: given.shares }, making);
  return {
    ...{ indicator, unit, stated, ...given, ...made },
    ...(made.madeOf !== 'stated' && sharedWith.length > 0 && { sharedWith }),
    coverage: coverageOf(participants, answered),
  };
}

interface Making {
  readonly complete: boolean;
  readonly addable: boolean;
  readonly use: DecidedUse | undefined;
}

/** A decision for what nobody has given yet waits for it. */
function madeOf(
  { stated, shares }: Pick<TracedFigure, 'stated' | 'shares'>,
  { complete, addable, use }: Making,
): Pick<TracedFigure, 'madeOf' | 'decided'> {
  if (use === 'shares' && addable && shares.length > 0) return { madeOf: 'shares', decided: true };
  if (stated.length > 0) return { madeOf: 'stated', ...(use === 'stated' && { decided: true as const }) };
  return { madeOf: complete && addable ? 'shares' : 'incomplete' };
}
