import type { JsonSchema } from '@entente/schema';
import type { ApiDocument } from '../api-document.js';
import { placesIn, pointerTo, type Place } from './places.js';
import { withMember, without, withRaw } from './raw-json.js';
import {
  ANYTHING,
  ANYTHING_LARGE,
  NO_TEXTS,
  NOT_JSON,
  NUMBERS,
  ODD_TEXTS,
  short,
  UNKNOWN_NAMES,
  type HostileValue,
} from './values.js';

/** A body as it is sent, and what is hostile in it. */
export interface HostileBody {
  readonly what: string;
  /** The same without the place where it stands. */
  readonly value: string;
  readonly text: string;
  readonly neverTaken?: boolean;
}

/** Every hostile value in every place of a good body, one at a time. */
export function* hostileBodies(
  document: ApiDocument,
  schema: JsonSchema,
  example: object,
): Generator<HostileBody> {
  for (const text of NOT_JSON) yield { what: `no JSON: ${text}`, value: text, text };
  for (const place of placesIn(document, schema, example)) {
    const at = pointerTo(place.steps);
    for (const { what, raw, ...rest } of valuesFor(place))
      yield { what: `${at}: ${what}`, value: what, text: withRaw(example, place.steps, raw), ...rest };
    if (place.steps.length === 0) continue;
    yield { what: `${at} left out`, value: `${at} left out`, text: without(example, place.steps) };
  }
}

function* valuesFor(place: Place): Generator<HostileValue> {
  const { steps, schema, example } = place;
  yield* ANYTHING;
  if (steps.length === 0) yield* ANYTHING_LARGE;
  switch (schema['type']) {
    case 'string':
      yield* textsFor(schema, String(example));
      break;
    case 'number':
    case 'integer':
      yield* numbersFor(schema);
      break;
    case 'array':
      yield* listsFor(schema, example as readonly unknown[]);
      break;
    case 'object':
      yield* objectsFor(example as object);
      break;
  }
}

function* textsFor(schema: JsonSchema, example: string): Generator<HostileValue> {
  yield* NO_TEXTS;
  const isFree = !('enum' in schema) && !('format' in schema);
  yield* isFree ? ODD_TEXTS : textsLike(example);
  const { maxLength: max, minLength: min } = schema as { maxLength?: number; minLength?: number };
  const filled = (length: number, character: string) => JSON.stringify(character.repeat(length));
  if (max !== undefined)
    for (const character of ['x', '\u{1f600}'])
      for (const length of [max, max + 1])
        yield { what: `${length} × ${character}`, raw: filled(length, character) };
  if (min !== undefined && min > 0) yield { what: 'too short', raw: filled(min - 1, 'x') };
}

/** In place of a code, a date, an id or an address: what looks like it, and what another reader takes for it. */
function* textsLike(example: string): Generator<HostileValue> {
  const wide = example.replace(/[!-~]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
  const alike = [example.toUpperCase(), example.toLowerCase(), `${example} `, ` ${example}`, `${example}\n`];
  const dates = ['2026-02-30', '2026-13', '0000', '2026-04-27T25:00:00Z', '+02026-01-01', '2026-04-27Z'];
  const addresses = [
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
    'https://a b',
    '//example.org',
    'file:///',
  ];
  const texts = [...alike, wide, example.slice(0, -1), example.repeat(500), ...dates, ...addresses];
  for (const text of texts) yield { what: short(JSON.stringify(text)), raw: JSON.stringify(text) };
}

function* numbersFor(schema: JsonSchema): Generator<HostileValue> {
  yield* NUMBERS;
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined);
  for (const bound of bounds)
    for (const number of [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1])
      yield { what: String(number), raw: String(number) };
}

function* listsFor(schema: JsonSchema, example: readonly unknown[]): Generator<HostileValue> {
  const { maxItems } = schema as { maxItems?: number };
  const [first] = example;
  const times = (count: number) => JSON.stringify(Array<unknown>(count).fill(first));
  yield { what: 'twice the same', raw: times(2) };
  if (maxItems !== undefined)
    for (const count of [maxItems, maxItems + 1]) yield { what: `${count} elements`, raw: times(count) };
  yield { what: '2,500 × null', raw: JSON.stringify(Array(2_500).fill(null)) };
  yield { what: 'its element alone', raw: JSON.stringify(first) };
  yield { what: 'an object like a list', raw: JSON.stringify({ 0: first, length: 1 }) };
  yield { what: 'a list in the list', raw: JSON.stringify([example]) };
}

function* objectsFor(example: object): Generator<HostileValue> {
  for (const name of UNKNOWN_NAMES) {
    const member = `${JSON.stringify(name)}:{"polluted":true}`;
    yield { what: `also ${short(name)}`, raw: withMember(example, member, 'after') };
  }
  const [[name, value] = ['a', 1]] = Object.entries(example);
  const bad = `${JSON.stringify(name)}:{"$ne":null}`;
  yield { what: `${name} twice, first hostile`, raw: withMember(example, bad, 'before') };
  yield { what: `${name} twice, then hostile`, raw: withMember(example, bad, 'after') };
  const escaped = `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}":${JSON.stringify(value)}`;
  yield { what: `${name} again, written otherwise`, raw: withMember(example, escaped, 'after') };
  yield { what: 'a list of it', raw: JSON.stringify([example]) };
}
