import type { Chapter, Entry, Exchange, Shown, Told } from './exchange.js';
import { jsonText } from './json-text.js';
import { shownOf } from './shown.js';

/** What stands before the first chapter. */
export interface Opening {
  readonly title: string;
  readonly words: readonly string[];
  /** The fixed ids, each with what it is the id of. */
  readonly names: Readonly<Record<string, string>>;
}

/** A story as a page of Markdown. */
export function pageOf({ title, words, names }: Opening, chapters: readonly Chapter[]): string {
  const rows = Object.entries(names).map(([id, name]) => `| \`${id}\` | ${name} |`);
  const blocks = [
    `# ${title}`,
    ...words,
    ['| id | what |', '| --- | --- |', ...rows].join('\n'),
    ...chapters.flatMap(({ heading, entries }) => [`## ${heading}`, ...entries.flatMap(blocksOf)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function blocksOf(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'words':
      return [entry.words];
    case 'exchange':
      return [...asked(entry.exchange), ...answered(entry.exchange)];
    case 'told':
      return told(entry.told);
  }
}

function asked({ who, method, path, ifMatch, body }: Exchange): readonly string[] {
  const head = [`${method} ${path}`, ...(ifMatch === undefined ? [] : [`If-Match: "${ifMatch}"`])];
  const lines = body === undefined ? head : [...head, '', jsonText(body)];
  return [`**${who}:**`, fenced('http', lines.join('\n'))];
}

function answered({ status, version, answer, shown = {} }: Exchange): readonly string[] {
  const parts = [`\`${status}\``, ...(version > 0 ? [`\`ETag: "${version}"\``] : [])].join(', ');
  if (answer === undefined) return [`Answer: ${parts}.`];
  return [`Answer: ${parts}${inWords(shown)}:`, fenced('json', jsonText(shownOf(answer, shown)))];
}

function told({ who, event, data, shown = {} }: Told): readonly string[] {
  const heard = `**${who}** is told \`${event}\`${inWords(shown)}:`;
  return [heard, fenced('json', jsonText(shownOf(data, shown)))];
}

/** What is left out of an answer is said. */
function inWords({ fields, only }: Shown): string {
  const entries = only && `those of \`${only.list}\` whose \`${only.field}\` is ${only.is.join(' or ')}`;
  const named = fields?.map((field) => `\`${field}\``).join(', ');
  const parts = [entries, named].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `; of it ${parts.join(', and of these ')}`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
