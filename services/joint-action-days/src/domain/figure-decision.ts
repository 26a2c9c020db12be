import type { DecidedUse, FigureDecision as CountedDecision } from '@entente/counting';
import { InvalidField, isAddedAlong } from '@entente/kernel';
import { NothingDecided } from './joint-action-day.errors.js';

/** What the lead decided that the figure of one indicator and unit is made of, and why. */
export interface FigureDecision extends CountedDecision {
  readonly reason: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** A decision as it is asked for. `as-ruled`: the rule decides again. */
export interface Deciding extends Omit<FigureDecision, 'use' | 'at'> {
  readonly use: DecidedUse | 'as-ruled';
}

/** As the contract allows; what they take of an event is looked at when it is stored. */
const MOST = 100;

/** The rules of the decision alone, whatever is stored. @throws InvalidField */
export function checkDecision({ indicator, use }: Deciding): void {
  if (use === 'shares' && !isAddedAlong(indicator, 'countries')) {
    throw new InvalidField('/use', `must not be shares: ${indicator} is not added along countries`);
  }
}

/** The decisions with this one among them, the newest last. */
export function decidedAnew(
  decisions: readonly FigureDecision[],
  decision: FigureDecision,
): readonly FigureDecision[] {
  const others = decisions.filter((one) => !isOnSameFigure(one, decision));
  if (others.length >= MOST) {
    throw new InvalidField('/indicator', `must be one of at most ${MOST} that are decided on`);
  }
  return [...others, decision];
}

/** @throws NothingDecided where the rule decides already */
export function asRuled(
  decisions: readonly FigureDecision[],
  jointActionDayId: string,
  figure: Pick<FigureDecision, 'indicator' | 'unit'>,
): readonly FigureDecision[] {
  const others = decisions.filter((one) => !isOnSameFigure(one, figure));
  if (others.length === decisions.length) throw new NothingDecided(jointActionDayId, figure.indicator);
  return others;
}

function isOnSameFigure(
  one: Pick<FigureDecision, 'indicator' | 'unit'>,
  other: Pick<FigureDecision, 'indicator' | 'unit'>,
): boolean {
  return one.indicator === other.indicator && one.unit === other.unit;
}
