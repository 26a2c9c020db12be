import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';

/** Wraps a service's module, so that its controllers can be found whatever it imports. */
@Module({})
export class HttpModule {
  static around(service: Type | DynamicModule): DynamicModule {
    return { module: HttpModule, imports: [DiscoveryModule, service] };
  }
}
