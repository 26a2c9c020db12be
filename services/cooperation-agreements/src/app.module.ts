import { COOPERATION_AGREEMENTS_TOPIC } from '@entente/contracts';
import { CommandServiceModule } from '@entente/platform';
import type { DynamicModule } from '@nestjs/common';
import { MoveAgreement } from './application/move-agreement.js';
import { ReadAgreements } from './application/read-agreements.js';
import { ReadArrangements } from './application/read-arrangements.js';
import { RecordAgreement } from './application/record-agreement.js';
import { RecordArrangement } from './application/record-arrangement.js';
import type { Config } from './config.js';
import { Arrangements } from './domain/arrangements.js';
import { CooperationAgreements } from './domain/cooperation-agreements.js';
import { AgreementStatesController } from './http/agreement-states.controller.js';
import { ArrangementsController } from './http/arrangements.controller.js';
import { CooperationAgreementsController } from './http/cooperation-agreements.controller.js';
import { ARRANGEMENTS_COLLECTION, MongoArrangements } from './persistence/mongo-arrangements.js';
import {
  AGREEMENTS_COLLECTION,
  MongoCooperationAgreements,
} from './persistence/mongo-cooperation-agreements.js';

export function appModule(config: Config): DynamicModule {
  return CommandServiceModule.with(config, {
    service: 'cooperation-agreements',
    topic: COOPERATION_AGREEMENTS_TOPIC,
    collections: [AGREEMENTS_COLLECTION, ARRANGEMENTS_COLLECTION],
    controllers: [CooperationAgreementsController, AgreementStatesController, ArrangementsController],
    providers: [
      MoveAgreement,
      ReadAgreements,
      ReadArrangements,
      RecordAgreement,
      RecordArrangement,
      { provide: CooperationAgreements, useClass: MongoCooperationAgreements },
      { provide: Arrangements, useClass: MongoArrangements },
    ],
  });
}
