import type { JsonSchema } from '@entente/schema';

/**
 * What an old reader of a released schema could trip over in a newer one, as JSON pointers with a word each.
 * A released contract only ever gains optional fields; anything else is a new major beside the old.
 */
export function breakingChanges(released: JsonSchema, current: JsonSchema): readonly string[] {
  return compare(released, current, '');
}

function compare(released: unknown, current: unknown, pointer: string): readonly string[] {
  if (!isObject(released) || !isObject(current)) {
    return JSON.stringify(released) === JSON.stringify(current) ? [] : [`${pointer || '/'} changed`];
  }
  const gone = Object.keys(released)
    .filter((key) => !(key in current))
    .map((key) => `${pointer}/${key} is gone`);
  const added = Object.keys(current)
    .filter((key) => !(key in released) && !mayBeAdded(pointer))
    .map((key) => `${pointer}/${key} was added`);
  const changed = Object.keys(released)
    .filter((key) => key in current && key !== 'description')
    .flatMap((key) => compare(released[key], current[key], `${pointer}/${key}`));
  return [...gone, ...added, ...changed];
}

/** New optional fields, and the classes they bring: `required` is compared like any other value. */
function mayBeAdded(pointer: string): boolean {
  return pointer === '/$defs' || /^\/\$defs\/[^/]+\/properties$/.test(pointer);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
