/** What a figure is made of where somebody decided it: what is stated for the whole, or the sum of the shares. */
export const DECIDED_USES = ['stated', 'shares'] as const;
export type DecidedUse = (typeof DECIDED_USES)[number];

/** The lead's decision on the figure of one indicator and unit, as far as counting looks at it. */
export interface FigureDecision {
  readonly indicator: string;
  readonly unit: string;
  readonly use: DecidedUse;
}

export function decisionOn(
  decisions: readonly FigureDecision[],
  indicator: string,
  unit: string,
): DecidedUse | undefined {
  return decisions.find((decision) => decision.indicator === indicator && decision.unit === unit)?.use;
}
