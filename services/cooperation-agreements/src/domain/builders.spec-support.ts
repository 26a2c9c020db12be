import type { Actor, CountryCode, PartialDate, Role } from '@entente/kernel';
import type { ArrangementRecord } from './arrangement.js';
import type { AgreementRecord, AgreementState } from './cooperation-agreement.record.js';

export const AGREEMENT_ID = '0192d1a0-0000-7000-8000-000000000003';

export const country = (code: string) => code as CountryCode;
export const date = (text: string) => text as PartialDate;

const NOTHING_ELSE = { measures: [], jointActionDays: [], sources: [], notes: [] };

/** A protocol between Slovenia and an authority of North Macedonia. */
export function record(given: Partial<AgreementRecord> = {}): AgreementRecord {
  return {
    type: 'protocol',
    subject: 'Trafficking in human beings',
    parties: [{ country: country('SI') }, { country: country('MK'), body: 'Ministry of the Interior' }],
    suspensions: [],
    reportedBy: [country('HR')],
    ...{ amends: [], extends: [], replaces: [] },
    ...NOTHING_ELSE,
    ...given,
  };
}

export function agreement(given: Partial<AgreementState> = {}): AgreementState {
  return { ...record(), id: AGREEMENT_ID, ...given };
}

/** A network that Ireland reports. */
export function arrangement(given: Partial<ArrangementRecord> = {}): ArrangementRecord {
  return {
    type: 'network',
    subject: 'Maritime network',
    parties: [{ country: country('IE') }, { body: 'members that are not named' }],
    reportedBy: [country('IE')],
    restsOn: [],
    ...NOTHING_ELSE,
    ...given,
  };
}

export function actor(role: Role, given: Omit<Partial<Actor>, 'roles'> = {}): Actor {
  return { subject: 'somebody', roles: [role], ...given };
}

export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
