import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import { generate, type Generated } from './generate.js';
import { workspaceCopy } from './workspace-copy.spec-support.js';

/** Names and port that no service of the workspace will have. */
const EXAMPLES = { service: 'unlikely-examples', aggregate: 'unlikely-example', port: 64_999 };
const LASTS_AT_MOST_MS = 120_000;

const { root, run, remove } = workspaceCopy();
afterAll(remove);

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every source by its path, to see that nothing was written. */
function sources(): Readonly<Record<string, string>> {
  const files = globSync(['*.{json,yml}', '{libs,services,deploy,tools}/**/*.{ts,json,env}'], { cwd: root });
  return Object.fromEntries(files.map((file) => [file, textOf(file)]));
}

describe('a generated service', () => {
  let generated: Generated;
  beforeAll(async () => {
    generated = await generate(root, EXAMPLES);
  });

  it('is known wherever services are', () => {
    const known = (file: string, text: string) => expect(textOf(file)).toContain(text);
    known('services/unlikely-examples/package.json', '"@entente/unlikely-examples"');
    known('tsconfig.json', '"services/unlikely-examples"');
    known('deploy/kafka/topics.json', '"entente.unlikely-examples.v1.dead-letter"');
    known('deploy/local/src/default-ports.ts', "'unlikely-examples': 64999,");
    known('docker-compose.yml', "ports: ['127.0.0.1:64999:64999']");
    known('deploy/docker/development/unlikely-examples.env', 'MONGODB_USERNAME=unlikely-examples');
    known('libs/contracts/src/topics.ts', "UNLIKELY_EXAMPLES_TOPIC = 'entente.unlikely-examples.v1'");
    known('libs/contracts/src/index.ts', "'./unlikely-examples/unlikely-example-events.v1.js'");
    known('libs/contracts/src/event-catalogue.ts', 'data: UnlikelyExampleEventV1');
    known('tools/operations/src/publishers.ts', "[UNLIKELY_EXAMPLE, 'unlikely-examples']");
  });

  it('has articles that fit its name', () => {
    expect(textOf('services/unlikely-examples/src/application/record-unlikely-example.ts')).toContain(
      'Records an unlikely example, or',
    );
  });

  it('has nothing of the template’s names, and the format of the rest', async () => {
    const options = await resolveConfig(join(root, 'package.json'));
    for (const file of [...generated.written, ...generated.changed]) {
      expect(`${file}: ${textOf(file)}`).not.toMatch(/sample.?entr/i);
      if (file.endsWith('.env')) continue;
      expect([file, await check(textOf(file), { ...options, filepath: file })]).toEqual([file, true]);
    }
  });

  it(
    'has the types that the libraries ask for',
    () => {
      const config = join(root, 'tsconfig.check.json');
      const include = [
        'services/unlikely-examples/src',
        'services/unlikely-examples/test',
        'libs/*/src/**/*.d.ts',
      ];
      const compilerOptions = { composite: false, noEmit: true, rootDir: '.' };
      const places = generated.changed.filter((file) => file.endsWith('.ts'));
      writeFileSync(
        config,
        JSON.stringify({
          extends: './tsconfig.base.json',
          compilerOptions,
          include: [...include, ...places],
        }),
      );
      expect(run('node_modules/typescript/bin/tsc', '-p', config)).toBe('');
    },
    LASTS_AT_MOST_MS,
  );

  it(
    'passes its own specs',
    () => {
      const config = 'services/unlikely-examples/jest.config.mjs';
      expect(run('node_modules/jest/bin/jest.js', '-c', config, '--silent', '--json')).toContain(
        '"success":true',
      );
    },
    LASTS_AT_MOST_MS,
  );
});

describe('generate refuses', () => {
  const given = { service: 'other-things', aggregate: 'other-thing', port: 64_998 };

  it.each([
    ['a second run', EXAMPLES, /services\/unlikely-examples is there already.* docs\/new-service\.md/],
    ['a service that exists', { ...given, service: 'measures' }, 'services/measures is there already'],
    ['the name of a library', { ...given, service: 'kernel' }, '@entente/kernel is the name of'],
    ['the topic of something else', { ...given, service: 'watermarks' }, 'entente.watermarks.v1 is a topic'],
    ['what a server is called', { ...given, service: 'mongodb' }, 'mongodb is what something'],
    ['a port in use', { ...given, port: 3001 }, 'Port 3001 is taken'],
    ['the port of the service before it', { ...given, port: 64_999 }, 'Port 64999 is taken'],
    ['a port that is kept', { ...given, port: 3080 }, 'Port 3080 is taken'],
    ['an aggregate that exists', { ...given, aggregate: 'arrangement' }, 'ARRANGEMENT is in libs/contracts'],
    ['a shape that exists', { ...given, aggregate: 'change' }, 'ChangeV1 is in libs/contracts'],
    ['a class that services use', { ...given, aggregate: 'journal' }, 'Journal means something else'],
    ['a file that services have', { ...given, aggregate: 'authority' }, 'src/domain/authority.'],
  ])('%s, and writes nothing', async (_, wanted, why) => {
    const before = sources();
    await expect(generate(root, wanted)).rejects.toThrow(why);
    expect(sources()).toEqual(before);
  });

  it('a workspace whose lists are written another way, by the file', async () => {
    const file = 'tools/operations/src/publishers.ts';
    const [text, before] = [textOf(file), sources()];
    writeFileSync(join(root, file), text.replace('\n];\n', '\n].slice();\n'));
    await expect(generate(root, given)).rejects.toThrow(`${file} is not as it was`);
    writeFileSync(join(root, file), text);
    expect(sources()).toEqual(before);
  });
});
