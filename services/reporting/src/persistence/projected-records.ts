import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { CountedArrangement, CountedInstrument, CountedMeasure } from '@entente/counting';
import type { Connection } from 'mongoose';
import {
  AGREEMENTS,
  ARRANGEMENTS,
  type AgreementFact,
  type ArrangementFact,
} from '../projections/agreements.js';
import { MEASURES, type MeasureFact } from '../projections/measures.js';
import type { OperationDocument } from '../projections/operation-document.js';
import type { OperationFact } from '../projections/operation-fact.js';
import { OPERATIONS } from '../projections/operations.js';
import { Documents } from './documents.js';
import { Generations } from './generations.js';
import { OperationDocuments } from './operation-documents.js';

@Injectable()
export class ProjectedOperations extends Generations<OperationFact, OperationDocument, OperationDocuments> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, OPERATIONS, (collection) => new OperationDocuments(connection, collection));
  }
}

@Injectable()
export class ProjectedMeasures extends Generations<MeasureFact, CountedMeasure> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, MEASURES, (collection) => new Documents(connection, collection));
  }
}

@Injectable()
export class ProjectedAgreements extends Generations<AgreementFact, CountedInstrument> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, AGREEMENTS, (collection) => new Documents(connection, collection));
  }
}

@Injectable()
export class ProjectedArrangements extends Generations<ArrangementFact, CountedArrangement> {
  constructor(@InjectConnection() connection: Connection) {
    super(connection, ARRANGEMENTS, (collection) => new Documents(connection, collection));
  }
}
