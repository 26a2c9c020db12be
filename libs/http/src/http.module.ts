import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventStreams } from './event-streams/event-streams.js';

/**
 * Wraps a service's module, so that its controllers can be found whatever it imports; `EventStreams` can be injected
 * everywhere.
 */
@Module({})
export class HttpModule {
  static around(service: Type | DynamicModule): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [DiscoveryModule, service],
      providers: [EventStreams],
      exports: [EventStreams],
    };
  }
}
