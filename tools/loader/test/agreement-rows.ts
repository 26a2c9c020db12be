import type { MappedAgreement, PartyBody } from '../src/index.js';
import { known, type Json } from './json.js';

/** The rows of a file, written again from nothing but its commands. */
export function rowsOfAgreements(records: readonly MappedAgreement[]): readonly Json[] {
  return records.map(({ name, kind, body }) => {
    const [signed, status] =
      kind === 'agreement'
        ? [body.signedOn, body.statedStatus?.value]
        : [body.since, body.reportedState?.value];
    return known({
      ...{ id: name, type: body.type, subject: body.subject, status, reportedBy: body.reportedBy },
      parties: body.parties.map(partyText),
      signed: signed === undefined ? undefined : Number(signed),
      notes: body.notes[0],
    });
  });
}

function partyText({ country, body }: PartyBody): string {
  return country !== undefined && body !== undefined ? `${country} (${body})` : (country ?? body ?? '');
}
