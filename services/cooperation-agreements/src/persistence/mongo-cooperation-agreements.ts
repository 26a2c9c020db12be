import { COOPERATION_AGREEMENT } from '@entente/contracts';
import { datesOfWhole, type Page, type PageRequest, type VersionedState } from '@entente/kernel';
import { Relay } from '@entente/messaging';
import {
  Journal,
  LATEST_FIRST,
  MongoAggregates,
  type CollectionPlan,
  type FiledByDate,
} from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { AgreementEvent } from '../domain/cooperation-agreement.events.js';
import { CooperationAgreement } from '../domain/cooperation-agreement.js';
import type { AgreementState } from '../domain/cooperation-agreement.record.js';
import type { AgreementFilter, CooperationAgreements } from '../domain/cooperation-agreements.js';
import { toAgreementEvent } from '../messaging/to-agreement-event.js';
import { concerning } from './concerning.js';

export const AGREEMENTS_COLLECTION: CollectionPlan = {
  collection: 'cooperation-agreements',
  indexes: [{ key: LATEST_FIRST }, { key: { 'parties.country': 1 } }, { key: { reportedBy: 1 } }],
};

@Injectable()
export class MongoCooperationAgreements
  extends MongoAggregates<CooperationAgreement, AgreementState, AgreementEvent, FiledByDate>
  implements CooperationAgreements
{
  constructor(@InjectConnection() connection: Connection, journal: Journal, relay: Relay) {
    const plan = {
      collection: AGREEMENTS_COLLECTION.collection,
      type: COOPERATION_AGREEMENT,
      restore: (state: AgreementState) => CooperationAgreement.restore(state),
      toEvent: toAgreementEvent,
      file: filedAs,
    };
    super(connection, journal, plan, () => relay.nudge());
  }

  list(filter: AgreementFilter, page: PageRequest): Promise<Page<VersionedState<AgreementState>>> {
    return this.listLatestFirst(concerning(filter), page);
  }
}

/** By the signature, else by the nearest date that is known. */
function filedAs(agreement: AgreementState): FiledByDate {
  const { signedOn, inForceFrom, negotiatingFrom } = datesOfWhole(agreement);
  return { latestFirst: signedOn ?? inForceFrom ?? negotiatingFrom ?? '' };
}
