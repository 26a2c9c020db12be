import type { FieldFault } from '@entente/kernel';
import type { ErrorObject } from 'ajv';

const MOST_FAULTS = 20;
const MOST_BYTES = 3_000;
const LONGEST_NAME = 100;
const LONGEST_LIST = 150;

/** What broke, in the order found, without any of the value: at most 20 faults and about 3,000 bytes of JSON. */
export function faultsOf(errors: readonly ErrorObject[]): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  for (const error of errors) {
    if (isBesideThePoint(error)) continue;
    const fault = { pointer: pointerOf(error), detail: detailOf(error) };
    const text = JSON.stringify(fault);
    if (seen.has(text)) continue;
    bytes += Buffer.byteLength(text);
    if (faults.length === MOST_FAULTS || bytes > MOST_BYTES) break;
    seen.add(text);
    faults.push(fault);
  }
  return faults;
}

/** A field that may be null fails twice more than it has faults: not null, and none of the two. */
function isBesideThePoint({ keyword, parentSchema }: ErrorObject): boolean {
  return keyword === 'anyOf' || (keyword === 'type' && parentSchema?.['type'] === 'null');
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const named = params as { readonly missingProperty?: string; readonly additionalProperty?: string };
  const property = keyword === 'required' ? named.missingProperty : named.additionalProperty;
  return property === undefined ? instancePath : `${instancePath}/${pointerToken(property)}`;
}

/** RFC 6901, shortened: a name comes from outside and may be as long as the body. */
export function pointerToken(name: string): string {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return short.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}

function detailOf(error: ErrorObject): string {
  const { keyword, schema, parentSchema, params } = error;
  const description: unknown = parentSchema?.['description'];
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a known field';
    case 'minimum':
      return `must be at least ${String(schema)}`;
    case 'maximum':
      return `must be at most ${String(schema)}`;
    case 'minItems':
      return `must have at least ${String(schema)} elements`;
    case 'maxItems':
      return `must have at most ${String(schema)} elements`;
    case 'uniqueItems':
      return 'must not hold the same element twice';
  }
  if (typeof description === 'string') return `must be ${description}`;
  switch (keyword) {
    case 'type':
      return `must be ${typeName(String((params as { type?: unknown }).type))}`;
    case 'enum':
      return `must be ${listOf(schema as readonly unknown[])}`;
    case 'minLength':
      return `must have at least ${String(schema)} characters`;
    case 'maxLength':
      return `must have at most ${String(schema)} characters`;
    default:
      return 'does not have the right form';
  }
}

function typeName(type: string): string {
  return type === 'string' ? 'text' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function listOf(values: readonly unknown[]): string {
  const list = values.join(', ');
  return list.length > LONGEST_LIST ? 'one of the known values' : `one of ${list}`;
}
