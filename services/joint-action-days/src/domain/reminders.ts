import { participantId, type ParticipantName } from '@entente/counting';
import { nameOnly } from './participant.js';
import type { ParticipantResponse } from './responses.js';

/** What a participant was reminded of, once. */
export interface Reminded extends ParticipantName {
  readonly indicators: readonly string[];
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** Everything that is not yet reported and of which its participant was not reminded before. */
export function reminders(
  responses: readonly ParticipantResponse[],
  reminded: readonly Reminded[],
  at: string,
): readonly Reminded[] {
  const before = Map.groupBy(reminded, participantId);
  return responses.flatMap((response) => {
    const known = (before.get(participantId(response)) ?? []).flatMap(({ indicators }) => indicators);
    const indicators = response.indicators
      .filter(({ indicator, state }) => state === 'not-yet-reported' && !known.includes(indicator))
      .map(({ indicator }) => indicator);
    return indicators.length === 0 ? [] : [{ ...nameOnly(response), indicators, at }];
  });
}
