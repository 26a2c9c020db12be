import { earliestDay, InvalidField, latestDay, type PartialDate } from '@entente/kernel';
import { checkParties } from './cooperation.js';
import type { AgreementParty, AgreementRecord, AgreementSuspension } from './cooperation-agreement.record.js';

type Dates = Readonly<Record<string, PartialDate | undefined>>;

/** The rules of the record alone, whatever is stored. `id` is the agreement's own. @throws InvalidField */
export function checkAgreement(id: string, record: AgreementRecord): void {
  const { type, parties, renewal, group, amends, extends: extended, replaces } = record;
  checkParties(parties);
  if (renewal && !renewal.tacit) {
    throw new InvalidField('/renewal/tacit', 'must be true: what is renewed by a decision has no rule');
  }
  if (group && type !== 'agreement-group') {
    throw new InvalidField('/group', 'belongs to an agreement-group');
  }
  mustNameOthers(id, { amends, extends: extended, replaces });
  checkOrder(record);
}

/** That no date lies for certain before one it follows. @throws InvalidField at the date, or at `pointer` */
export function checkOrder(record: AgreementRecord, pointer?: string): void {
  const { negotiatingFrom, signedOn, inForceFrom, expiresOn, terminatedOn, suspensions, parties } = record;
  const at = (place: string): string => pointer ?? place;
  notBefore(at('/signedOn'), signedOn, { negotiatingFrom });
  notBefore(at('/inForceFrom'), inForceFrom, { negotiatingFrom, signedOn });
  notBefore(at('/expiresOn'), expiresOn, { signedOn, inForceFrom });
  notBefore(at('/terminatedOn'), terminatedOn, { signedOn, inForceFrom, from: suspensions.at(-1)?.from });
  suspensions.forEach((suspension, index) => {
    const before = suspensions[index - 1];
    notBefore(at(`/suspensions/${index}/from`), suspension.from, { signedOn, inForceFrom });
    if (before) mustFollow(at(`/suspensions/${index}/from`), suspension, before);
    notBefore(at(`/suspensions/${index}/until`), suspension.until, { from: suspension.from });
  });
  parties.forEach((party, index) => {
    checkParty((field) => at(`/parties/${index}/${field}`), party, { negotiatingFrom });
  });
}

function checkParty(at: (field: string) => string, party: AgreementParty, earlier: Dates): void {
  const { signedOn, ratifiedOn, inForceFrom, withdrawnOn } = party;
  notBefore(at('signedOn'), signedOn, earlier);
  notBefore(at('ratifiedOn'), ratifiedOn, { signedOn });
  notBefore(at('inForceFrom'), inForceFrom, { signedOn, ratifiedOn });
  notBefore(at('withdrawnOn'), withdrawnOn, { signedOn, ratifiedOn, inForceFrom });
}

function mustFollow(pointer: string, { from }: AgreementSuspension, before: AgreementSuspension): void {
  if (before.until === undefined) {
    throw new InvalidField(pointer, 'must follow a suspension that has an end');
  }
  notBefore(pointer, from, { until: before.until });
}

function notBefore(pointer: string, date: PartialDate | undefined, earlier: Dates): void {
  for (const [field, other] of Object.entries(earlier)) {
    if (date && other && latestDay(date) < earliestDay(other)) {
      throw new InvalidField(pointer, `must not lie before ${field} (${other})`);
    }
  }
}

function mustNameOthers(id: string, lists: Readonly<Record<string, readonly string[]>>): void {
  for (const [field, ids] of Object.entries(lists)) {
    const itself = ids.indexOf(id);
    if (itself >= 0) throw new InvalidField(`/${field}/${itself}`, 'must name another agreement');
  }
}
