import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { databaseConnection, groupMembership, kafkaConnection, ServerSettings } from './server-settings.js';
import { InvalidSettings, settings, type Environment } from './settings.js';

const given = (environment: Environment = {}): ServerSettings =>
  settings(ServerSettings, {
    MONGODB_URI: 'mongodb://127.0.0.1:27017/reporting',
    KAFKA_BROKERS: '127.0.0.1:9092',
    ...environment,
  });

describe('ServerSettings', () => {
  it('have defaults for everything but the addresses', () => {
    expect(kafkaConnection(given())).toEqual({
      tls: false,
      connectionTimeoutMs: 3_000,
      requestTimeoutMs: 10_000,
      retries: 3,
      maxRetryTimeMs: 1_000,
    });
    expect(groupMembership(given())).toEqual({
      sessionTimeoutMs: 6_000,
      rebalanceTimeoutMs: 6_000,
      heartbeatIntervalMs: 1_000,
    });
    expect(databaseConnection(given())).toEqual({
      maxPoolSize: 50,
      serverSelectionTimeoutMs: 3_000,
      socketTimeoutMs: 30_000,
    });
  });

  it('take certificates and credentials', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'entente-ca-')), 'ca.pem');
    writeFileSync(file, 'a certificate');
    const secured = given({
      KAFKA_TLS_CA_FILE: file,
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_USERNAME: 'reporting',
      KAFKA_PASSWORD: 'a secret',
      MONGODB_USERNAME: 'reporting',
      MONGODB_PASSWORD: 'another',
      MONGODB_TLS_CA_FILE: file,
      TRANSACTION_TIMEOUT_MS: '8000',
    });
    expect(kafkaConnection(secured)).toMatchObject({
      tls: { ca: 'a certificate' },
      sasl: { mechanism: 'scram-sha-512', username: 'reporting', password: 'a secret' },
    });
    expect(databaseConnection(secured)).toMatchObject({
      username: 'reporting',
      password: 'another',
      tlsCaFile: file,
    });
    expect(secured.transactionTimeoutMs).toBe(8_000);
  });

  it.each<[Environment, string]>([
    [{ KAFKA_SASL_MECHANISM: 'plain', KAFKA_USERNAME: 'x' }, 'KAFKA_PASSWORD'],
    [{ KAFKA_PASSWORD: 'x' }, 'KAFKA_SASL_MECHANISM'],
    [{ KAFKA_TLS_CA_FILE: '/nowhere/ca.pem' }, 'KAFKA_TLS_CA_FILE'],
  ])('refuse %j, without its values', (environment, named) => {
    const read = () => kafkaConnection(given(environment));
    expect(read).toThrow(InvalidSettings);
    expect(read).toThrow(named);
    expect(read).not.toThrow('/nowhere');
  });

  it('refuse a mechanism and times that make no sense', () => {
    expect(() => given({ KAFKA_SASL_MECHANISM: 'gssapi' })).toThrow('KAFKA_SASL_MECHANISM');
    expect(() => given({ TRANSACTION_TIMEOUT_MS: '1' })).toThrow('TRANSACTION_TIMEOUT_MS');
  });
});
