import type { MappedOperation, Refusal } from '../bodies.js';
import { Findings } from './findings.js';
import { publishedId } from './ids.js';
import { mapOperation } from './operation.js';
import { nationalName, readNationalEntry, type ReportedRows } from './reporter.js';
import { mapResults } from './reported-results.js';
import { MalformedRow, Row } from './row.js';

export interface MappedFile {
  readonly operations: readonly MappedOperation[];
  /** Rows that cannot be loaded: the smallest thing each time, and everything else goes on. */
  readonly refused: readonly Refusal[];
  /** Fields of rows that are loaded without them, because the API has no place for them. */
  readonly unread: readonly Refusal[];
}

/** The file holds something else than a list of operations. */
export class NotAListOfOperations extends Error {}

/**
 * The commands that record a file of published operations. Pure: the same file gives the same ids and bodies.
 * @throws NotAListOfOperations
 */
export function publishedOperationsToCommands(file: unknown): MappedFile {
  if (!Array.isArray(file)) throw new NotAListOfOperations('The file is not a list of operations.');
  const findings = new Findings();
  const seen = new Set<string>();
  const operations = file.flatMap((value: unknown, index) => {
    const name = operationName(value, index);
    return findings.attempt(name, () => mapOne(value, seen, findings)) ?? [];
  });
  return { operations, refused: findings.refused, unread: findings.unread };
}

function mapOne(value: unknown, seen: Set<string>, findings: Findings): MappedOperation {
  const row = Row.of(value);
  const name = row.text('id');
  if (seen.has(name)) throw new MalformedRow('has the id of an earlier operation of the file');
  const nations = readNations(row, name, findings);
  const body = mapOperation(row, nations);
  seen.add(name);
  const sourceUrl = row.optionalText('sourceUrl');
  const whole: ReportedRows = {
    reporter: {
      operation: name,
      path: 'operation',
      name,
      ...(sourceUrl !== undefined && { sourceUrl }),
      notes: [],
    },
    rows: row.list('results'),
    unread: [],
  };
  findings.noteUnread(name, row.unread());
  return { id: publishedId(name), name, body, results: mapResults([whole, ...nations], findings) };
}

function readNations(row: Row, operation: string, findings: Findings): readonly ReportedRows[] {
  return row.list('nationalResults').flatMap((value, index) => {
    const name = nationalName(operation, `national entry ${index}`);
    const entry = findings.attempt(name, () => readNationalEntry(value, operation, index));
    if (entry) findings.noteUnread(entry.reporter.name, entry.unread);
    return entry ? [entry] : [];
  });
}

function operationName(value: unknown, index: number): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== '' ? id : `operation ${index} of the file`;
}
