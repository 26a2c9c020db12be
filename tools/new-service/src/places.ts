import { spellingsOf } from './names.js';
import type { NewService } from './options.js';
import { Refused } from './refused.js';
import { importing, insertedBefore, sortedLines } from './source-text.js';

/** A file that has to know every service. `add` answers its text with the new one in it. */
export interface Place {
  readonly file: string;
  readonly add: (text: string, wanted: NewService) => string;
}

const END_OF_LIST = '\n];\n';

export const PORTS_FILE = 'deploy/local/src/default-ports.ts';
export const TOPICS_FILE = 'deploy/kafka/topics.json';

export const PLACES: readonly Place[] = [
  { file: 'tsconfig.json', add: addReference },
  { file: TOPICS_FILE, add: addTopics },
  {
    file: PORTS_FILE,
    add: (text, { service, port }) =>
      insertedBefore(text, '} as const;\nexport type ServiceName', `  '${service}': ${port},\n`),
  },
  { file: 'docker-compose.yml', add: addContainer },
  {
    file: 'libs/contracts/src/topics.ts',
    add: (text, { service }) => `${text}export const ${topicOf(service)} = 'entente.${service}.v1';\n`,
  },
  {
    file: 'libs/contracts/src/index.ts',
    add: (text, { service, aggregate }) =>
      sortedLines(
        [text, ...['-events', ''].map((part) => exported(`./${service}/${aggregate}${part}.v1.js`))].join(''),
      ),
  },
  { file: 'libs/contracts/src/event-catalogue.ts', add: addToCatalogue },
  { file: 'tools/operations/src/publishers.ts', add: addPublisher },
];

interface References {
  readonly references: readonly { readonly path: string }[];
}

function addReference(text: string, { service }: NewService): string {
  const { references, ...same } = JSON.parse(text) as References;
  const after = references.findLastIndex(({ path }) => path.startsWith('services/')) + 1;
  return asJson({ ...same, references: references.toSpliced(after, 0, { path: `services/${service}` }) });
}

function addTopics(text: string, { service }: NewService): string {
  const topics = JSON.parse(text) as readonly { readonly name: string }[];
  const name = `entente.${service}.v1`;
  const like = (other: string) => topics.find((topic) => topic.name === other);
  const added = ['', '.dead-letter'].map((twin) => ({
    ...like(`entente.measures.v1${twin}`),
    name: name + twin,
  }));
  return asJson([...topics, ...added]);
}

/** The same as that of measures, on another port. */
function addContainer(text: string, { service, port }: NewService): string {
  const [container] = /^ {2}measures:\n(?: {4}.*\n)+\n/m.exec(text) ?? [];
  if (container === undefined)
    throw new Refused('a container of measures must stand there, to add one like it');
  const own = container.replaceAll('measures', service).replaceAll('3001', String(port));
  return text.replace(container, container + own);
}

function addToCatalogue(text: string, { service, aggregate }: NewService): string {
  const { screaming, camel, pascal } = spellingsOf(aggregate);
  const events = [screaming, `${screaming}_CHANGES`, `${camel}EventType`, `${pascal}EventV1`];
  const imported = importing(
    importing(text, './topics.js', [topicOf(service)]),
    `./${service}/${aggregate}-events.v1.js`,
    events,
  );
  const entry = `  ...${screaming}_CHANGES.map((change) => ({
    type: ${camel}EventType(change),
    aggregate: ${screaming},
    topic: ${topicOf(service)},
    data: ${pascal}EventV1,
  })),`;
  return insertedBefore(imported, END_OF_LIST, `\n${entry}`);
}

function addPublisher(text: string, { service, aggregate }: NewService): string {
  const { screaming } = spellingsOf(aggregate);
  const imported = importing(text, '@entente/contracts', [screaming, topicOf(service)]);
  const records = `new Map([[${screaming}, '${service}']])`;
  const entry = `  { service: '${service}', topic: ${topicOf(service)}, records: ${records} },`;
  return insertedBefore(imported, END_OF_LIST, `\n${entry}`);
}

function exported(module: string): string {
  return `export * from '${module}';\n`;
}

function topicOf(service: string): string {
  return `${spellingsOf(service).screaming}_TOPIC`;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
