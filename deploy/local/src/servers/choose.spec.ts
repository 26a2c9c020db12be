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

  it('says everything that is missing', () => {
    const nothing: Programs = {
      mongod: undefined,
      secantusd: undefined,
      python: undefined,
      java: { program: '/bin/java', major: 11 },
      maven: undefined,
      containerEngine: 'podman',
    };

    expect(() => chooseServers(readSettings({}), nothing)).toThrow(ServersUnavailable);
    expect(() => chooseServers(readSettings({}), nothing)).toThrow(
      /Python 3\.10 to 3\.13[^]*Java 17 or later is needed, \/bin\/java is 11[^]*podman answers/,
    );
  });

  it('does not fall back to processes where containers are forced', () => {
    const settings = readSettings({ ENTENTE_SERVERS: 'containers' });

    expect(() => chooseServers(settings, EVERYTHING)).toThrow('No container engine answers');
  });
});
