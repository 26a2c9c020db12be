import { describe, expect, it } from '@jest/globals';

import { readSettings } from '../settings.js';
import { chooseServers, ServersUnavailable } from './choose.js';
import type { Programs } from './programs.js';

const EVERYTHING: Programs = {
  mongod: '/bin/mongod',
  secantusd: '/bin/secantusd-rs',
  python: '/bin/python3.12',
  java: { program: '/bin/java', major: 21 },
  maven: '/bin/mvn',
  containerEngine: undefined,
};

const NOTHING: Programs = {
  mongod: undefined,
  secantusd: undefined,
  python: undefined,
  java: { program: '/bin/java', major: 11 },
  maven: undefined,
  containerEngine: undefined,
};

describe('chooseServers', () => {
  it('takes what is given, each on its own', () => {
    const settings = readSettings({ MONGODB_URI: 'mongodb://db.example/' });

    expect(chooseServers(settings, EVERYTHING)).toMatchObject({
      mongodb: { kind: 'given', uri: 'mongodb://db.example/' },
      kafka: { kind: 'broker', java: '/bin/java', maven: '/bin/mvn' },
    });
  });

  it('prefers mongod, then secantusd-rs, then SecantusDB', () => {
    const kindOf = (programs: Programs): string => chooseServers(readSettings({}), programs).mongodb.kind;

    expect(kindOf(EVERYTHING)).toBe('mongod');
    expect(kindOf({ ...EVERYTHING, mongod: undefined })).toBe('secantusd-rs');
    expect(kindOf({ ...EVERYTHING, mongod: undefined, secantusd: undefined })).toBe('secantusdb');
  });

  it('runs Kafka without Maven', () => {
    const { kafka } = chooseServers(readSettings({}), { ...EVERYTHING, maven: undefined });

    expect(kafka).toMatchObject({ kind: 'broker', maven: undefined });
  });

  it('takes containers for what cannot be a process', () => {
    const programs = { ...EVERYTHING, java: undefined, containerEngine: 'podman' };

    expect(chooseServers(readSettings({}), programs)).toMatchObject({
      mongodb: { kind: 'mongod' },
      kafka: {
        kind: 'container',
        engine: 'podman',
        why: 'no such process can be run here, and podman answers',
      },
    });
  });

  it('takes containers where they are forced, except for what is given', () => {
    const settings = readSettings({ ENTENTE_SERVERS: 'containers', KAFKA_BROKERS: 'broker:9092' });

    expect(chooseServers(settings, { ...EVERYTHING, containerEngine: 'docker' })).toMatchObject({
      mongodb: { kind: 'container', engine: 'docker' },
      kafka: { kind: 'given' },
    });
  });

  it('says everything that is missing', () => {
    expect(() => chooseServers(readSettings({}), NOTHING)).toThrow(ServersUnavailable);
    expect(() => chooseServers(readSettings({}), NOTHING)).toThrow(
      /Python 3\.10 to 3\.13[^]*Java 17 or later is needed, \/bin\/java is 11[^]*container engine[^]*none does/,
    );
  });

  it('does not fall back to processes where containers are forced, nor the reverse', () => {
    expect(() => chooseServers(readSettings({ ENTENTE_SERVERS: 'containers' }), EVERYTHING)).toThrow(
      /set MONGODB_URI[^]*set KAFKA_BROKERS[^]*container engine \(docker or podman\) that answers: none does/,
    );
    expect(() =>
      chooseServers(readSettings({ ENTENTE_SERVERS: 'processes' }), {
        ...NOTHING,
        containerEngine: 'podman',
      }),
    ).toThrow('podman answers: unset ENTENTE_SERVERS');
  });
});
