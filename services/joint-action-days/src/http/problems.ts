import type { ProblemTable } from '@entente/http';

/** What this service's refusals are over HTTP; the shared ones are libs/http's. */
export const PROBLEMS: ProblemTable = {
  'operation-not-reporting': { status: 409, title: 'The operation does not take results yet' },
  'result-is-withdrawn': { status: 409, title: 'The result was withdrawn' },
  'result-is-confirmed': { status: 409, title: 'The result is confirmed' },
  'result-is-set-aside': { status: 409, title: 'The result is set aside' },
  'values-are-decided': { status: 409, title: 'It is decided which of the values stands' },
  'already-retained': { status: 409, title: 'It is the value that stands' },
  'overlap-is-decided': { status: 409, title: 'It is decided whether the two are the same' },
  'overlap-already-answered': { status: 409, title: 'The same was said before' },
  'nothing-answered': { status: 409, title: 'Nobody has answered yet' },
  'steps-back-already': { status: 409, title: 'It steps back behind another result already' },
  'counts-for-another': { status: 409, title: 'Another result steps back behind it' },
  'reason-required': { status: 422, title: 'It takes a reason' },
  'nothing-decided': { status: 409, title: 'The rule decides already' },
  'figure-already-stated': { status: 409, title: 'The figure of the whole is stated already' },
  'confirmer-logged-it': { status: 403, title: 'Somebody else must confirm it' },
  'earlier-command-failed': { status: 409, title: 'The command before it came to nothing' },
  'earlier-command-missing': { status: 409, title: 'The command before it has not come yet' },
  'made-by-another-command': { status: 409, title: 'Another command made that version' },
  'country-not-participating': { status: 422, title: 'The country does not take part' },
  'participant-not-listed': { status: 422, title: 'The plan lists no such participant' },
  'participation-does-not-allow': { status: 409, title: 'The participant has answered otherwise' },
  'nobody-to-invite': { status: 409, title: 'All of them are invited already' },
  'nothing-to-remind-of': { status: 409, title: 'There is nothing left to remind of' },
};
