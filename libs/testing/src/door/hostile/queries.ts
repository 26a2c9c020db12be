import type { Parameter } from '../api-document.js';
import { short } from './values.js';

/** A query as it is sent, without its question mark. */
export interface HostileQuery {
  readonly what: string;
  readonly query: string;
  readonly neverTaken?: boolean;
}

/** As they stand in the address, already encoded. */
const VALUES: readonly string[] = [
  ...[
    '',
    '%20',
    'x',
    '0',
    '-1',
    '1',
    '1.5',
    '1e2',
    '1e400',
    '0x10',
    '-0',
    '%2B1',
    '01',
    'NaN',
    'Infinity',
    'null',
    'true',
  ],
  ...[
    'undefined',
    '%5Bobject%20Object%5D',
    '%7B%22%24ne%22%3A1%7D',
    '%24where',
    '$ne',
    '[]',
    '{}',
    'a,b',
    ',',
    'NL,',
    'nl',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    '../..',
    '%2e%2e%2f',
    "'%20OR%201=1",
    '%3Cscript%3E',
    '%0d%0aX:%201',
  ],
  ...[
    '%E2%80%AE',
    '%D9%85%D8%B1',
    'e%CC%81',
    '%F0%9F%98%80',
    '%EF%BB%BF',
    '%EF%BC%AE%EF%BC%AC',
    '%C3%A9',
    '%%',
    '%ED%A0%80',
    '%zz',
    '%',
  ],
  ...[
    '2026-02-30',
    '2026-04-27T10:00:00Z',
    '2026-04-27T25:00:00Z',
    '10000',
    '9'.repeat(400),
    'x'.repeat(5_000),
    '%F0%9F%98%80'.repeat(300),
  ],
];

const NEVER: readonly string[] = ['%00', 'a%00b', '%1B[31m', '%C2%85', '%7F'];

const UNKNOWN: readonly string[] = [
  ...[
    'surprise=1',
    '__proto__=1',
    '__proto__[polluted]=1',
    'constructor=1',
    'constructor[prototype][polluted]=1',
  ],
  ...['$where=1', 'a.b=1', '=1', '&&=', '%00=1', 'toString=1', `${'k'.repeat(3_000)}=1`],
];

/** Often, and with the longest cursor still an address that the server reads. */
const TIMES = 50;

/** Every hostile value for every key of a good query, one at a time. */
export function* hostileQueries(
  parameters: readonly Parameter[],
  example: Readonly<Record<string, string>>,
): Generator<HostileQuery> {
  const good = (but?: string): readonly string[] =>
    Object.entries(example).flatMap(([name, value]) =>
      name === but ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
  const joined = (parts: readonly string[]): string => parts.join('&');
  for (const unknown of UNKNOWN) yield { what: short(unknown), query: joined([...good(), unknown]) };
  for (const { name, schema } of parameters) {
    const own = `${name}=${encodeURIComponent(example[name] ?? '')}`;
    for (const value of [...VALUES, ...boundsOf(schema)])
      yield { what: `${name}=${short(value)}`, query: joined([...good(name), `${name}=${value}`]) };
    for (const value of NEVER)
      yield {
        what: `${name}=${value}`,
        query: joined([...good(name), `${name}=${value}`]),
        neverTaken: true,
      };
    for (const written of [
      name,
      `${name}[]=1`,
      `${name}[$ne]=1`,
      `${name}[0]=1`,
      `${name}.x=1`,
      `${name.toUpperCase()}=1`,
    ])
      yield { what: written, query: joined([...good(name), written]) };
    yield { what: `${name} twice`, query: joined([...good(name), own, own]) };
    yield {
      what: `${name} ${TIMES} times`,
      query: joined([...good(name), ...Array<string>(TIMES).fill(own)]),
    };
    yield { what: `without ${name}`, query: joined(good(name)) };
  }
}

function boundsOf(schema: Parameter['schema']): readonly string[] {
  const { minimum, maximum, maxLength } = schema as {
    minimum?: number;
    maximum?: number;
    maxLength?: number;
  };
  const numbers = [minimum, maximum].filter((bound) => bound !== undefined);
  const texts = maxLength === undefined ? [] : ['x'.repeat(maxLength), 'x'.repeat(maxLength + 1)];
  return [...numbers.flatMap((bound) => [bound - 1, bound, bound + 1].map(String)), ...texts];
}
