import {
  AGREEMENT_TYPES,
  ARRANGEMENT_TYPES,
  type AgreementType,
  type ArrangementType,
} from '@entente/kernel';
import type { AgreementBody, ArrangementBody } from '../agreement-body.js';
import { optional } from './optional.js';
import { partyOf } from './party.js';
import type { Row } from './row.js';

/** A row as what it is: a dated instrument, or practice without a dated text. */
export type MappedCooperation =
  | { readonly kind: 'agreement'; readonly body: AgreementBody }
  | { readonly kind: 'arrangement'; readonly body: ArrangementBody };

const TYPES = [...AGREEMENT_TYPES, ...ARRANGEMENT_TYPES] as const;

export function mapCooperation(row: Row): MappedCooperation {
  const type = row.code('type', TYPES);
  const signed = row.optionalDate('signed');
  const status = row.optionalText('status');
  const notes = row.textOrTexts('notes');
  const same = {
    subject: row.text('subject'),
    parties: row.texts('parties').map(partyOf),
    reportedBy: row.countries('reportedBy'),
    notes,
  };
  if (isArrangement(type)) {
    const reportedState = status === undefined ? undefined : { value: status };
    const body = { type, ...same, ...optional('since', signed), ...optional('reportedState', reportedState) };
    return { kind: 'arrangement', body };
  }
  const announced = type === 'agreement-group' ? announcedIn(notes) : undefined;
  return {
    kind: 'agreement',
    body: {
      type,
      ...same,
      ...optional('signedOn', signed),
      ...optional('statedStatus', status === undefined ? undefined : { value: status }),
      ...optional('group', announced === undefined ? undefined : { announced }),
    },
  };
}

/** "35 pays annoncés, 34 énumérés": of a group of instruments, how many there are said to be. */
function announcedIn(notes: readonly string[]): number | undefined {
  const found = notes.flatMap(
    (note) => /(\d+) (?:pays|États|states|countries) (?:annoncés|announced)/.exec(note)?.[1] ?? [],
  );
  return found[0] === undefined ? undefined : Number(found[0]);
}

function isArrangement(type: AgreementType | ArrangementType): type is ArrangementType {
  return ARRANGEMENT_TYPES.some((known) => known === type);
}
