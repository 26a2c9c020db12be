import { AccessModule } from '@entente/access';
import { MessagingModule, type MessagingOptions } from '@entente/messaging';
import { MongoModule } from '@entente/mongo';
import type { DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { PlatformModule } from './platform.module.js';
import { databaseConnection, kafkaConnection } from './server-settings.js';
import type { ServiceSettings } from './service-settings.js';

/** What every service runs on: log, health, metrics, tokens, a database of its own, and Kafka. */
export function serviceModules(
  service: string,
  settings: ServiceSettings,
  messaging: Omit<MessagingOptions, 'brokers' | 'clientId' | 'connection' | 'registry'>,
): readonly DynamicModule[] {
  const { logLevel, oidcIssuer, oidcAudience, oidcJwksUri, requestsPerPerson } = settings;
  const registry = new Registry();
  return [
    PlatformModule.forRoot({ service, level: logLevel, registry }),
    AccessModule.forRoot({
      issuer: oidcIssuer,
      audience: oidcAudience,
      requestsPerPerson,
      ...(oidcJwksUri !== undefined && { jwksUri: oidcJwksUri }),
    }),
    MongoModule.forRoot(settings.mongodbUri, {
      connection: databaseConnection(settings),
      transactionTimeoutMs: settings.transactionTimeoutMs,
    }),
    MessagingModule.forRoot({
      brokers: settings.kafkaBrokers,
      clientId: service,
      connection: kafkaConnection(settings),
      registry,
      ...messaging,
    }),
  ];
}
