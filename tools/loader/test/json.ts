import { readFileSync } from 'node:fs';

export type Json = Readonly<Record<string, unknown>>;

/** A file of the sample data. */
export function sampleData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
}

/** The row without what is null, empty or absent, at any depth. */
export function known(value: Json): Json {
  return cleaned(value) as Json;
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, inner]) => [field, cleaned(inner)] as const)
      .filter(([, inner]) => !isEmpty(inner)),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
