import { describe, expect, it } from '@jest/globals';
import { IsBoolean, IsInt, IsOptional } from 'class-validator';
import { InvalidSettings, ServiceSettings, settings } from './index.js';

class OwnSettings extends ServiceSettings {
  @IsOptional() @IsInt() relayBatchSize: number = 200;
  @IsOptional() @IsBoolean() relayEnabled: boolean = true;
}

const WHOLE = {
  PORT: '3002',
  MONGODB_URI: 'mongodb://user:secret@127.0.0.1:27017/joint-action-days?directConnection=true',
  KAFKA_BROKERS: '127.0.0.1:9092, 127.0.0.1:9093',
  OIDC_ISSUER: 'http://127.0.0.1:3000',
};

describe('settings', () => {
  it('reads numbers, lists and defaults', () => {
    expect(settings(OwnSettings, { ...WHOLE, RELAY_ENABLED: 'false', LOG_LEVEL: '' })).toMatchObject({
      port: 3002,
      host: '0.0.0.0',
      mongodbUri: WHOLE.MONGODB_URI,
      kafkaBrokers: ['127.0.0.1:9092', '127.0.0.1:9093'],
      oidcIssuer: 'http://127.0.0.1:3000',
      oidcAudience: 'entente',
      logLevel: 'info',
      bodyLimitBytes: 1_048_576,
      relayBatchSize: 200,
      relayEnabled: false,
    });
  });

  it('cannot be changed', () => {
    const own = settings(OwnSettings, WHOLE) as OwnSettings;
    expect(() => (own.port = 1)).toThrow(TypeError);
    expect(() => own.kafkaBrokers.push('x')).toThrow(TypeError);
  });

  it('names every setting that is wrong, and none of their values', () => {
    const environment = {
      PORT: 'http',
      MONGODB_URI: 'mongodb://user:secret@127.0.0.1:27017',
      KAFKA_BROKERS: 'nowhere-secret',
      LOG_LEVEL: 'loud',
    };
    let thrown: unknown;
    try {
      settings(OwnSettings, environment);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidSettings);
    const { faults, message } = thrown as InvalidSettings;
    expect([...faults].sort()).toEqual([
      'KAFKA_BROKERS must be a list of host:port',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'MONGODB_URI must be a mongodb:// address with the name of the database in its path',
      'OIDC_ISSUER is required',
      'PORT must be an integer',
    ]);
    expect(message).not.toMatch(/secret|loud/);
  });
});
