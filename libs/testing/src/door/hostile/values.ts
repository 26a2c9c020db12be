/** A value as it is written in JSON, and whether it must be refused whatever the declaration says. */
export interface HostileValue {
  readonly what: string;
  readonly raw: string;
  readonly neverTaken?: boolean;
}

const written = (values: readonly unknown[]): readonly HostileValue[] =>
  values.map((value) => ({ what: short(JSON.stringify(value)), raw: JSON.stringify(value) }));
const spelled = (texts: readonly string[]): readonly HostileValue[] =>
  texts.map((raw) => ({ what: short(raw), raw }));

export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text;
}

const WRONG_TYPES = written([null, true, false, 0, 1, '', 'x', [], {}, [null], [[]], { a: 1 }]);

/** What a database, a template or a class would do something with. */
const OPERATORS = written([
  { $ne: 1 },
  { $gt: '' },
  { $where: 'sleep(1000)' },
  ['$ne', 1],
  '$where',
  '$$ROOT',
  'a.b',
  '../../etc/passwd',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '=HYPERLINK("http://example.org")',
  { _bsontype: 'ObjectId', id: 'x' },
  { toJSON: 1, toString: 1, valueOf: 1, then: 1, length: 1 },
]);

const PROTOTYPE_KEYS = spelled([
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '[{"__proto__":{"polluted":true}}]',
  '"__proto__"',
  '"constructor"',
  '"hasOwnProperty"',
]);

const nested = (deep: number): readonly HostileValue[] => [
  { what: `lists in lists, ${deep} deep`, raw: '['.repeat(deep) + ']'.repeat(deep) },
  { what: `objects in objects, ${deep} deep`, raw: '{"a":'.repeat(deep) + '1' + '}'.repeat(deep) },
];

/** In place of anything. */
export const ANYTHING = [...WRONG_TYPES, ...OPERATORS, ...PROTOTYPE_KEYS, ...nested(500)];

/** In place of the whole: as much as fits into one request. */
export const ANYTHING_LARGE: readonly HostileValue[] = [
  ...nested(150_000),
  { what: '200,000 × null', raw: `[${'null,'.repeat(200_000)}null]` },
  {
    what: '60,000 fields',
    raw: `{${Array.from({ length: 60_000 }, (_, index) => `"f${index}":${index}`).join()}}`,
  },
  { what: 'a text of 1 MB', raw: `"${'x'.repeat(1_000_000)}"` },
];

/** In place of a number, beside its bounds. */
export const NUMBERS: readonly HostileValue[] = spelled([
  ...['-0', '-0.0', '0.0', '1.0', '1e0', '1E+2', '10e-1', '1e-7', '0.1', '0.005', '-1', '1.5'],
  ...['1e21', '1e400', '-1e400', '1e-400', '9007199254740993', '123456789012345678901234567890'],
  `1${'0'.repeat(5_000)}`,
  '"1e3"',
]);

const never = (what: string, raw: string): HostileValue => ({ what, raw, neverTaken: true });

/** In place of a text. Escapes, so that what no encoding can carry arrives, too. */
export const NO_TEXTS: readonly HostileValue[] = [
  never('NUL', '"a\\u0000b"'),
  never('NUL alone', '"\\u0000"'),
  never('a high half', '"a\\ud800b"'),
  never('a low half', '"a\\udfffb"'),
  never('halves the wrong way round', '"\\udc00\\ud800"'),
  never('a half at the end', '"ok\\ud83d"'),
  never('escape sequence of a terminal', '"\\u001b[31mred"'),
  never('C1 control', '"a\\u0085b"'),
  never('DEL', '"a\\u007fb"'),
];

/** In place of a free text, beside its bounds. */
export const ODD_TEXTS: readonly HostileValue[] = spelled([
  ...['" "', '"\\t\\n"', '"\\u00a0"', '"\\u2028"', '"\\u200b"', '"\\ufeff"', '"\\ufffe\\uffff"'],
  ...[
    '"a\\nb"',
    '" padded "',
    '"\\ud83d\\ude00"',
    '"\\u202egnp.exe\\u202c"',
    '"\\u0645\\u0631\\u062d\\u0628\\u0627"',
  ],
  ...[
    '"e\\u0301 \\u00e9"',
    '"\\uff2e\\uff2c"',
    '"\\u0130\\u0131\\u00df"',
    '"-0"',
    '"Infinity"',
    '"undefined"',
  ],
  '"\' OR 1=1 --"',
  '"<script>alert(1)</script>"',
  `"Z${'\\u0336\\u0488'.repeat(40)}"`,
  `"${'a'.repeat(5_000)}!"`,
  `"${' '.repeat(5_000)}"`,
  `"${'x'.repeat(20_000)}"`,
]);

/** Names of fields that nobody declared. */
export const UNKNOWN_NAMES: readonly string[] = [
  ...['surprise', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'then'],
  ...['$set', '$where', 'a.b', '', ' ', '_id', '_bsontype', 'Title', '~1/~0', '\u202e', 'x'.repeat(1_000)],
];

/** Not JSON, whatever the fields. */
export const NOT_JSON: readonly string[] = [
  ...[
    '{',
    '}',
    '[',
    '{]',
    '{,}',
    "{'a':1}",
    '{a:1}',
    '{"a":1,}',
    '{"a":01}',
    '{"a":+1}',
    '{"a":.5}',
    '{"a":1.}',
  ],
  ...[
    '{"a":0x10}',
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":undefined}',
    '{"a":1_000}',
    '{"a":"\n"}',
    '{"a":"\\x"}',
  ],
  ...[
    '{"a":"\\u12"}',
    '{"a":1}{"a":2}',
    '{}x',
    '/* */{}',
    '{}//',
    ")]}'{}",
    'a=1&b=2',
    '<a/>',
    'undefined',
    '\u0000',
  ],
];
