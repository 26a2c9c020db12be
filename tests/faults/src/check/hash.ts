import { createHash } from 'node:crypto';

/** The hash that the journal promises for a row: of everything in it but itself and the marks of sending. */
export function promisedHash(row: Readonly<Record<string, unknown>>): string {
  const hashed = Object.keys(row).filter((name) => !['hash', 'pending', 'parked'].includes(name));
  return createHash('sha256')
    .update(sorted(Object.fromEntries(hashed.map((name) => [name, row[name]]))))
    .digest('hex');
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
