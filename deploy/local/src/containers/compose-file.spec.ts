import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchemaObject } from 'ajv';
import formats from 'ajv-formats';

import { settings, variablesOf, type ServiceSettings } from '@entente/platform';

import { DEFAULT_PORTS, SERVICES } from '../default-ports.js';
import { AUDIENCE } from '../issuer/issuer-process.js';
import { TOPICS_FILE, WORKSPACE } from '../places.js';
import { IMAGES } from '../servers/container-engine.js';
import { brokerProperties } from '../servers/kafka.js';
import { MONGOD_OPTIONS } from '../servers/mongodb.js';
import {
  environmentOf,
  readComposeFile,
  withDefaults,
  type ComposeService,
} from './compose-file.spec-support.js';

const PROGRAMS = [...SERVICES, 'identity-provider', 'servers-prepared'] as const;

const LIBERTIES = ['user', 'privileged', 'cap_add', 'devices', 'network_mode', 'pid', 'ipc', 'group_add'];

const file = readComposeFile();
const service = (name: string) => file.services[name]!;
const all = Object.entries(file.services);
const liberties = (program: ComposeService): string[] => [
  ...LIBERTIES.filter((key) => key in program),
  ...(program.volumes ?? []).filter((volume) => !volume.endsWith(':ro')),
];

describe('docker-compose.yml', () => {
  const keepsTheSpecification = () => {
    const dclint = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
    const schema = readFileSync(join(dclint, 'schemas', 'compose.schema.json'), 'utf8');
    const { $schema: _draft7, ...rules } = JSON.parse(schema) as AnySchemaObject;
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    return ajv.compile(rules);
  };

  it('keeps the compose specification', () => {
    const validate = keepsTheSpecification();

    expect({ valid: validate(file), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it.each([
    { services: { measures: { ...service('measures'), port: 3001 } } },
    { services: { measures: { ...service('measures'), depends_on: { mongodb: { condition: 'healthy' } } } } },
    { services: { measures: { ...service('measures'), healthcheck: { test: 3 } } } },
  ])('would not keep it with other words', (wrong) => {
    expect(keepsTheSpecification()(wrong)).toBe(false);
  });

  it('waits for what there is, and for health only where it is asked about', () => {
    for (const [, { depends_on: waits = {} }] of all) {
      for (const [name, { condition }] of Object.entries(waits)) {
        const { healthcheck, restart } = service(name);
        if (condition === 'service_healthy') expect(healthcheck?.test).toBeDefined();
        else
          expect({ condition, restart }).toEqual({
            condition: 'service_completed_successfully',
            restart: 'no',
          });
      }
    }
  });

  it('has one network, and mounts what there is', () => {
    for (const [name, { networks, volumes = [] }] of all) {
      expect({ name, networks }).toEqual({ name, networks: ['entente'] });
      for (const [source = ''] of volumes.map((volume) => withDefaults(volume).split(':'))) {
        const there = source.startsWith('./') ? existsSync(join(WORKSPACE, source)) : source in file.volumes;
        expect({ source, there }).toEqual({ source, there: true });
      }
    }
  });

  it('is reached from this machine alone, at the ports that npm start has', () => {
    const published = all.flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, ...port.split(':').slice(0, -1)].join(' ')),
    );

    const { issuer, 'kafka-controller': _inside, ...servers } = DEFAULT_PORTS;
    const expected = Object.entries({ ...servers, 'identity-provider': issuer });
    expect(published.sort()).toEqual(expected.map(([name, port]) => `${name} 127.0.0.1 ${port}`).sort());
  });
});

describe.each(SERVICES)('the container of %s', (name) => {
  const environment = environmentOf(service(name));

  it('is told what the service takes, and nothing else', async () => {
    const { Config } = (await import(`../../../../services/${name}/src/config.js`)) as {
      readonly Config: new () => ServiceSettings;
    };
    const config = settings(Config, environment);

    const port = DEFAULT_PORTS[name];
    expect(config).toMatchObject({ port, oidcAudience: AUDIENCE, kafkaBrokers: ['kafka:9092'] });
    expect(variablesOf(Config)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(service(name).ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  it('has a database of its own and its user', () => {
    expect(environment).toMatchObject({
      MONGODB_URI: `mongodb://mongodb:27017/entente-${name}?replicaSet=entente`,
      MONGODB_USERNAME: name,
    });
    expect(service(name).env_file?.map(withDefaults)).toEqual([`./deploy/docker/development/${name}.env`]);
  });

  it('runs the image that was built for it', () => {
    expect(service(name)).toMatchObject({ image: `entente/${name}`, build: { args: { SERVICE: name } } });
  });
});

describe('the programs in containers', () => {
  it.each(PROGRAMS)('%s writes nowhere and may do nothing special', (name) => {
    expect(service(name)).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(liberties(service(name))).toEqual([]);
  });

  it.each([
    { user: '0' },
    { privileged: true },
    { cap_add: ['NET_ADMIN'] },
    { devices: ['/dev/kvm:/dev/kvm'] },
    { network_mode: 'host' },
    { volumes: ['./deploy/kafka/topics.json:/app/topics.json', './data:/app/data:rw'] },
  ])('may not have %o', (liberty) => {
    const wrong = { ...service('servers-prepared'), ...liberty };
    const refused = liberty.volumes ?? Object.keys(liberty);

    expect(liberties(wrong)).toEqual(refused);
  });

  it('find the identity provider that tokens name', () => {
    const command = service('identity-provider').command ?? [];
    const { OIDC_ISSUER, OIDC_JWKS_URI } = environmentOf(service('measures'));

    expect(command).toEqual(
      expect.arrayContaining([`--issuer=${OIDC_ISSUER}`, `--audience=${AUDIENCE}`, '--port=3000']),
    );
    expect(OIDC_JWKS_URI).toBe('http://identity-provider:3000/jwks');
  });

  it('are built where the command looks for them', () => {
    for (const name of ['identity-provider', 'servers-prepared'] as const) {
      const program = service(name).command?.find((word) => word.startsWith('service/dist/')) ?? '';
      expect(service(name).build?.args.SERVICE).toBe('local-stack');
      const source = program.replace('service/dist/', 'deploy/local/src/').replace(/\.js$/, '.ts');
      expect({ program, there: existsSync(join(WORKSPACE, source)) }).toEqual({ program, there: true });
    }
  });
});

describe('the servers in containers', () => {
  it('are those of ENTENTE_SERVERS=containers', () => {
    expect({ mongodb: service('mongodb').image, kafka: service('kafka').image }).toEqual(IMAGES);
  });

  it('give MongoDB the options it has as a process', () => {
    expect(service('mongodb').command).toEqual(['--bind_ip_all', ...MONGOD_OPTIONS]);
  });

  it('give Kafka the properties it has as a process, but for its places', () => {
    const places = ['listeners', 'advertised.listeners', 'controller.quorum.voters', 'log.dirs'];
    const wanted = brokerProperties('data', { broker: 9092, controller: 9093 })
      .trim()
      .split('\n')
      .map((line) => line.split('=', 2) as [string, string])
      .filter(([property]) => !places.includes(property));
    const environment = environmentOf(service('kafka'));

    expect(environment).toMatchObject(
      Object.fromEntries(
        wanted.map(([property, value]) => [`KAFKA_${property.toUpperCase().replaceAll('.', '_')}`, value]),
      ),
    );
    expect(environment['KAFKA_ADVERTISED_LISTENERS']).toContain(`localhost:${DEFAULT_PORTS.kafka}`);
  });

  it('get the topics of npm start', () => {
    const mounted =
      service('servers-prepared').volumes?.find((volume) => volume.includes('topics.json')) ?? '';
    const [from = '', to = ''] = mounted.split(':');

    expect(join(WORKSPACE, from)).toBe(TOPICS_FILE);
    expect(to).toBe(`/app/${TOPICS_FILE.slice(WORKSPACE.length)}`);
  });
});

describe('the secrets of docker-compose.yml', () => {
  it('stand in files that say they are for development', () => {
    const files = new Set(all.flatMap(([, { env_file: each = [] }]) => each));
    expect([...files].every((each) => each.startsWith('${ENTENTE_SECRETS:-'))).toBe(true);

    const passwords = all.flatMap(([, each]) =>
      Object.entries(environmentOf(each)).filter(([variable]) => variable.includes('PASSWORD')),
    );
    expect(passwords).toHaveLength(SERVICES.length + 2);
    for (const [, password] of passwords) expect(password).toMatch(/^for-development-only-/);
  });

  it('stand nowhere else', () => {
    for (const [, { environment = {} }] of all) {
      expect(Object.keys(environment).filter((name) => /PASSWORD|SECRET(?!S_FOLDER)|KEY/.test(name))).toEqual(
        [],
      );
    }
  });
});
