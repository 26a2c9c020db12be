import { describe, expect, it } from '@jest/globals';

import { portKey, readSettings, SettingsError } from './settings.js';

describe('readSettings', () => {
  it('has a default for everything', () => {
    const settings = readSettings({});

    expect(settings.ports).toMatchObject({
      issuer: 3000,
      'joint-action-days': 3002,
      kafka: 9192,
      mongodb: 27117,
    });
    expect(settings).toMatchObject({ servers: undefined, mongodbUri: undefined, kafkaBrokers: undefined });
  });

  it('shifts every port by the offset, except those that are named', () => {
    const { ports } = readSettings({ ENTENTE_PORT_OFFSET: '100', ENTENTE_PORT_KAFKA: '9999' });

    expect(ports).toMatchObject({ issuer: 3100, reporting: 3104, 'kafka-controller': 9293, kafka: 9999 });
  });

  it('takes an empty value as none', () => {
    expect(readSettings({ MONGODB_URI: '', KAFKA_BROKERS: ' ' })).toMatchObject({
      mongodbUri: undefined,
      kafkaBrokers: undefined,
    });
  });

  it('lists every value that it cannot use', () => {
    const environment = {
      ENTENTE_PORT_KAFKA: 'high',
      ENTENTE_PORT_ISSUER: '0',
      ENTENTE_SERVERS: 'cloud',
      MONGODB_URI: 'localhost',
    };

    expect(() => readSettings(environment)).toThrow(SettingsError);
    try {
      readSettings(environment);
    } catch (error) {
      const { faults } = error as SettingsError;
      expect(faults.map((fault) => fault.split(/[=:]/)[0])).toEqual([
        'ENTENTE_PORT_ISSUER',
        'ENTENTE_PORT_KAFKA',
        'ENTENTE_SERVERS',
        'MONGODB_URI',
      ]);
    }
  });

  it('refuses an offset that leaves the range of ports and two names on one port', () => {
    expect(() => readSettings({ ENTENTE_PORT_OFFSET: '50000' })).toThrow('mongodb would listen on 77117');
    expect(() => readSettings({ ENTENTE_PORT_KAFKA: '3000' })).toThrow(
      'issuer and kafka cannot share port 3000',
    );
  });

  it('names the variable that moves a port', () => {
    expect(portKey('joint-action-days')).toBe('ENTENTE_PORT_JOINT_ACTION_DAYS');
  });
});
