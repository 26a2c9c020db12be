import { participantId, type ParticipantName } from '@entente/counting';
import { nameOnly } from './participant.js';

/** What a country, one of its services, or a body says that it cannot say. */
export interface Declaration extends ParticipantName {
  readonly indicators: readonly string[];
  readonly reason: string;
}

export interface CannotSay extends Declaration {
  /** UTC, ISO 8601: of the first declaration about these indicators. */
  readonly since: string;
}

/** With the declaration: what was declared of the same indicators keeps its date and takes the new reason. */
export function declared(
  before: readonly CannotSay[],
  declaration: Declaration,
  at: string,
): readonly CannotSay[] {
  const { reason } = declaration;
  const indicators = [...new Set(declaration.indicators)];
  const isOwn = (one: CannotSay): boolean => participantId(one) === participantId(declaration);
  const own = before.filter(isOwn);
  const sinceOf = (indicator: string): string =>
    own.find((one) => one.indicators.includes(indicator))?.since ?? at;
  const rest = before.flatMap((one) => {
    const others = isOwn(one) ? one.indicators.filter((each) => !indicators.includes(each)) : one.indicators;
    return others.length === 0 ? [] : [{ ...one, indicators: others }];
  });
  const fresh = [...Map.groupBy(indicators, sinceOf)].map(([since, alike]) => ({
    ...nameOnly(declaration),
    ...{ indicators: alike, reason, since },
  }));
  return [...rest, ...fresh];
}
