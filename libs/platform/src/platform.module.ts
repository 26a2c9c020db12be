import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Health } from './health.js';
import { HealthController } from './health.controller.js';
import { logging, type LoggingOptions } from './logging.js';
import { Metrics } from './metrics.js';
import type { Registry } from 'prom-client';
import { MetricsController } from './metrics.controller.js';
import { RequestObservation } from './request-observation.js';

export interface PlatformOptions extends LoggingOptions {
  /** Where other libraries put their figures too; one of its own unless given. */
  readonly registry?: Registry;
}

/** Logging, health and metrics of a service; `Health` and `Metrics` can be injected everywhere. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ registry, ...options }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [logging(options)],
      controllers: [HealthController, MetricsController],
      providers: [Health, { provide: Metrics, useFactory: () => new Metrics(registry) }, RequestObservation],
      exports: [Health, Metrics],
    };
  }
}
