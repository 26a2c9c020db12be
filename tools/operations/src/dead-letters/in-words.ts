import type { BrokenReason } from '@entente/messaging';
import type { Decision } from './decisions.js';
import type { Letter } from './letter.js';

const REASONS: Readonly<Record<BrokenReason, string>> = {
  'malformed-json': 'its content is not JSON in UTF-8: it was damaged or is no event',
  'invalid-payload': 'its content does not have the form that this release expects of its type',
  tombstone: 'it has no content',
  'missing-header': 'a header that every event has is missing',
  'malformed-header': 'a header does not have the form that every event has',
};
const KNOWN: ReadonlyMap<string, string> = new Map(Object.entries(REASONS));

/** Why it was put aside, for people; `where` names a header. */
export function whyInWords({ reason, where }: Pick<Letter, 'reason' | 'where'>): string {
  const words = KNOWN.get(reason) ?? 'for a reason that this release does not know';
  return where === '' ? words : `${words} (${where})`;
}

export function decisionInWords({ decision, state, by, at, reason }: Decision): string {
  const what = state === 'begun' ? `${decision}, cut off before it was sent` : decision;
  return `${what} by ${by} at ${at.toISOString()}: ${reason}`;
}
