import type { ProblemTable } from '@entente/http';

/** What this service's refusals are over HTTP; the shared ones are libs/http's. */
export const PROBLEMS: ProblemTable = {
  'operation-not-reporting': { status: 409, title: 'The operation does not take results yet' },
  'result-is-withdrawn': { status: 409, title: 'The result was withdrawn' },
  'result-is-confirmed': { status: 409, title: 'The result is confirmed' },
  'figure-already-stated': { status: 409, title: 'The figure of the whole is stated already' },
  'confirmer-logged-it': { status: 403, title: 'Somebody else must confirm it' },
  'country-not-participating': { status: 422, title: 'The country does not take part' },
};
