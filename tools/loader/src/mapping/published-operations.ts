import type { MappedOperation, Refusal } from '../bodies.js';
import { Findings } from './findings.js';
import { publishedId } from './ids.js';
import { mapOperation } from './operation.js';
import { nationalName, readNationalEntry, type ReportedRows } from './reporter.js';
import { mapResults } from './reported-results.js';
import type { Row } from './row.js';
import { mapRows } from './rows-of-file.js';

export interface MappedFile {
  readonly operations: readonly MappedOperation[];
  /** Rows that cannot be loaded: the smallest thing each time, and everything else goes on. */
  readonly refused: readonly Refusal[];
  /** Fields of rows that are loaded without them, because the API has no place for them. */
  readonly unread: readonly Refusal[];
}

/**
 * The commands that record a file of published operations. Pure: the same file gives the same ids and bodies.
 * @throws NotAList
 */
export function publishedOperationsToCommands(file: unknown): MappedFile {
  const findings = new Findings();
  const operations = mapRows(file, 'operation', findings, (row, name) => mapOne(row, name, findings));
  return { operations, refused: findings.refused, unread: findings.unread };
}

function mapOne(row: Row, name: string, findings: Findings): MappedOperation {
  const nations = readNations(row, name, findings);
  const body = mapOperation(row, nations);
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
