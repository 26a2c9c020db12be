import {
  Clock,
  partyStateOn,
  readRecord,
  stateOn,
  type LocalDate,
  type Page,
  type PageRequest,
  type StateBasis,
  type VersionedState,
} from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import type { Party } from '../domain/cooperation.js';
import type { AgreementState } from '../domain/cooperation-agreement.record.js';
import { CooperationAgreements, type AgreementFilter } from '../domain/cooperation-agreements.js';
import { statusOnDay, type StatusOnDay } from './status-on-day.js';

export interface PartyStatus extends Omit<Party, 'role'> {
  readonly status: string | null;
  readonly statusBasis: StateBasis;
}

export type AgreementOnDay = VersionedState<AgreementState> &
  StatusOnDay & { readonly partyStatuses: readonly PartyStatus[] };

/** Every project lead reads all agreements, its own or not, with their state on a day: today unless one is named. */
@Injectable()
export class ReadAgreements {
  constructor(
    private readonly agreements: CooperationAgreements,
    private readonly clock: Clock,
  ) {}

  async list(
    filter: AgreementFilter,
    page: PageRequest,
    on = this.clock.today(),
  ): Promise<Page<AgreementOnDay>> {
    const { items, ...next } = await this.agreements.list(filter, page);
    return { items: items.map((item) => onDay(item, on)), ...next };
  }

  async one(id: string, on = this.clock.today()): Promise<AgreementOnDay> {
    return onDay(await readRecord(this.agreements, 'agreement', id), on);
  }
}

function onDay(agreement: VersionedState<AgreementState>, day: LocalDate): AgreementOnDay {
  const partyStatuses = agreement.parties.map((party) => {
    const { state, basis } = partyStateOn(agreement, party, day);
    const { country, body } = party;
    const named = { ...(country !== undefined && { country }), ...(body !== undefined && { body }) };
    return { ...named, status: state, statusBasis: basis };
  });
  return { ...agreement, ...statusOnDay(stateOn(agreement, day), day), partyStatuses };
}
