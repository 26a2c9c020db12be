import type { Findings } from './findings.js';
import { MalformedRow, Row } from './row.js';

/** The file holds something else than a list. */
export class NotAList extends Error {}

/**
 * Maps each row of a file that has an id of its own; what is malformed is refused by name, and the rest goes on.
 * @throws NotAList
 */
export function mapRows<T>(
  file: unknown,
  thing: string,
  findings: Findings,
  map: (row: Row, id: string) => T,
): readonly T[] {
  if (!Array.isArray(file)) throw new NotAList(`The file is not a list of ${thing}s.`);
  const seen = new Set<string>();
  return file.flatMap((value: unknown, index) => {
    const name = nameOf(value, thing, index);
    const mapped = findings.attempt(name, () => {
      const row = Row.of(value);
      const id = row.text('id');
      if (seen.has(id)) throw new MalformedRow(`has the id of an earlier ${thing} of the file`);
      const outcome = map(row, id);
      seen.add(id);
      findings.noteUnread(id, row.unread());
      return outcome;
    });
    return mapped ?? [];
  });
}

function nameOf(value: unknown, thing: string, index: number): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== '' ? id : `${thing} ${index} of the file`;
}
