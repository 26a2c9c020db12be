import { gzipSync } from 'node:zlib';
import type { Payload } from './load-journal.js';

/** What a service reads at most of one body. */
const LIMIT = 1_048_576;

export interface CostlyPayload {
  readonly what: string;
  /** Of an operation's plan; else of a result. */
  readonly ofPlan?: true;
  /** The bodies are made when they are sent: together they would take much memory. */
  readonly make: () => Payload;
  readonly refusedWith: number;
}

const FIGURE = '"scope":"country","country":"NL","indicator":"personsArrested","value":3';

function text(body: string, headers?: Payload['headers']): Payload {
  return { bytes: Buffer.from(body), ...(headers && { headers }) };
}

/** As many elements as fit in, with a comma between them. */
function many(element: (index: number) => string, bytes = LIMIT - 400): string {
  const elements: string[] = [];
  for (let size = 0, index = 0; ; index += 1) {
    const next = element(index);
    size += Buffer.byteLength(next) + 1;
    if (size > bytes) return elements.join();
    elements.push(next);
  }
}

function inFigure(fields: string): () => Payload {
  return () => text(`{${FIGURE},${fields}}`);
}

const filled = (letter: string): string => letter.repeat(LIMIT / 2);
const nested = (open: string, close: string, inner = '1'): string =>
  `${open.repeat(LIMIT / 3 / open.length)}${inner}${close.repeat(LIMIT / 3 / open.length)}`;

const REFUSED_FIELDS: readonly CostlyPayload[] = [
  ...Object.entries({
    'lists in lists': () => inFigure(`"group":${nested('[', ']')}`)(),
    'objects in objects': () => inFigure(`"place":${nested('{"a":', '}')}`)(),
    'brackets that are never closed': () => text('['.repeat(LIMIT)),
    'very many unknown fields': () => inFigure(many((index) => `"f${index}":${index}`))(),
    'very many fields of numbers': () => inFigure(many((index) => `"${index * 7}":0`))(),
    'the same field again and again': () => text(`{${FIGURE},${many(() => '"value":1')},"value":-1}`),
    'a prototype in every field': () => inFigure(many(() => '"__proto__":{"value":1}'))(),
    'very many faults': () => inFigure(`"notes":[${many(() => '0')}]`)(),
    'faults just below where they are counted': () =>
      inFigure(`"notes":[${many(() => '""', 5_700)}],"handling":{"codes":[${many(() => '0', 200)}]}`)(),
    'a number of a million digits': () => text(`{${FIGURE},"value":${'9'.repeat(LIMIT - 400)}}`),
    'very many large numbers': () => inFigure(`"notes":[${many(() => '1.7976931348623157e308')}]`)(),
    'a code that almost is one': () => text(`{${FIGURE},"indicator":"${'a-'.repeat(LIMIT / 4)}!"}`),
    'an address that almost is one': () =>
      inFigure(`"source":{"url":"http://${'a.'.repeat(LIMIT / 4)}@[::"}`)(),
    'blanks without an end': () => inFigure(`"wording":"${filled(' ')}"`)(),
    'marks upon marks': () => inFigure(`"reportingService":"a${'\u0301\u0327'.repeat(LIMIT / 8)}"`)(),
    'an instant without an end': () => inFigure(`"cutOff":{"at":"2026-01-01T00:00:00.${filled('0')}Z"}`)(),
    'half characters': () => inFigure(`"notes":["${'\\ud800'.repeat(LIMIT / 8)}"]`)(),
  }).map(([what, make]) => ({ what, make, refusedWith: 422 })),
  {
    what: 'very many participants',
    ofPlan: true,
    make: () => text(`{"name":"a","kind":"exercise","participants":[${many(() => '{"country":"NL"}')}]}`),
    refusedWith: 422,
  },
  {
    what: 'the same country again and again',
    ofPlan: true,
    make: () =>
      text(
        `{"name":"a","kind":"exercise","period":{"year":2000},"leadCountry":"NL","coLeadCountries":[${many(() => '"FR"')}]}`,
      ),
    refusedWith: 422,
  },
  {
    what: 'all that the fields allow',
    make: inFigure(`"notes":[${many(() => `"${'漢'.repeat(3_400)}"`)}]`),
    refusedWith: 422,
  },
];

const UNREADABLE: readonly CostlyPayload[] = [
  { what: 'a text that is never closed', make: () => text(`"${'x'.repeat(LIMIT - 1)}`), refusedWith: 400 },
  { what: 'no UTF-8', make: () => ({ bytes: Buffer.alloc(LIMIT, 0xff) }), refusedWith: 400 },
  {
    what: 'compressed, and a thousand times as large',
    make: () => ({
      bytes: gzipSync(Buffer.alloc(200 * LIMIT, ' ')),
      headers: { 'content-encoding': 'gzip' },
    }),
    refusedWith: 400,
  },
  { what: 'larger than the limit', make: () => text(' '.repeat(LIMIT + 1)), refusedWith: 413 },
  {
    what: 'larger than the limit and of unknown length',
    make: () =>
      ({ bytes: Buffer.alloc(LIMIT + 1, ' '), headers: { 'transfer-encoding': 'chunked' } }) as const,
    refusedWith: 413,
  },
];

/** Bodies that cost a service as much as a body can. */
export const COSTLY_PAYLOADS: readonly CostlyPayload[] = [...REFUSED_FIELDS, ...UNREADABLE];
