import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and well-formed strings, so that a value has one text before and after the database
 * has stored it. Dates become ISO 8601; undefined fields are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);

  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name.toWellFormed())}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash that tells a repeated body from another one: the order of its keys does not matter. */
export function bodyHashOf(body: unknown): string {
  return sha256(canonicalJson(body ?? null));
}
