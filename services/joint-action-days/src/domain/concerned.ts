import type { Deciding } from './figure-decision.js';
import { nameOnly, type ParticipantName } from './participant.js';

/** Whom and what a change of an operation is about, as far as a sentence names them. */
export interface Concerned {
  readonly participants?: readonly ParticipantName[];
  readonly indicators?: readonly string[];
  /** How many more participants or indicators it is about. */
  readonly more?: number;
  /** Of a decision on a figure. */
  readonly use?: Deciding['use'];
  /** Of a decision on an amount: its currency. */
  readonly unit?: string;
}

/** An event has little room beside the state, and nobody reads more names than these in a sentence. */
const MOST_NAMED = 10;

export function concerning(
  participants: readonly ParticipantName[],
  indicators: readonly string[] = [],
): Concerned {
  const named = participants.slice(0, MOST_NAMED).map(nameOnly);
  const different = [...new Set(indicators)];
  const more = [participants, different].reduce((sum, all) => sum + Math.max(0, all.length - MOST_NAMED), 0);
  return {
    ...(named.length > 0 && { participants: named }),
    ...(different.length > 0 && { indicators: different.slice(0, MOST_NAMED) }),
    ...(more > 0 && { more }),
  };
}
