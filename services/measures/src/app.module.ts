import { MEASURES_TOPIC } from '@entente/contracts';
import { CommandServiceModule } from '@entente/platform';
import type { DynamicModule } from '@nestjs/common';
import { MoveMeasure } from './application/move-measure.js';
import { ReadMeasures } from './application/read-measures.js';
import { RegisterMeasure } from './application/register-measure.js';
import type { Config } from './config.js';
import { Measures } from './domain/measures.js';
import { MeasureStatesController } from './http/measure-states.controller.js';
import { MeasuresController } from './http/measures.controller.js';
import { MEASURES_COLLECTION, MongoMeasures } from './persistence/mongo-measures.js';

export function appModule(config: Config): DynamicModule {
  return CommandServiceModule.with(config, {
    service: 'measures',
    topic: MEASURES_TOPIC,
    collections: [MEASURES_COLLECTION],
    controllers: [MeasuresController, MeasureStatesController],
    providers: [MoveMeasure, ReadMeasures, RegisterMeasure, { provide: Measures, useClass: MongoMeasures }],
  });
}
