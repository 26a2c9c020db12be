import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ACCESS_OPTIONS, type AccessOptions } from './access-options.js';
import { Authentication } from './authentication.js';
import { EveryRouteDecides } from './every-route-decides.js';
import { RolesGuard } from './roles.guard.js';
import { TokenVerifier } from './token-verifier.js';

/** Authenticates every request to a route that is not `@Public()`, and then asks for the route's `@Roles()`. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    return {
      module: AccessModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: ACCESS_OPTIONS, useValue: options },
        { provide: APP_GUARD, useClass: RolesGuard },
        TokenVerifier,
        Authentication,
        EveryRouteDecides,
      ],
      exports: [TokenVerifier],
    };
  }
}
