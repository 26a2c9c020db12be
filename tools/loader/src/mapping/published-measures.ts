import type { MeasureKind } from '@entente/kernel';
import type { MappedRecord, MappedRecords } from '../bodies.js';
import type { MeasureBody } from '../measure-body.js';
import { Findings } from './findings.js';
import { publishedId } from './ids.js';
import { mapMeasure } from './measure.js';
import { mapRows } from './rows-of-file.js';

export interface MappedMeasure extends MappedRecord {
  readonly id: string;
  readonly body: MeasureBody;
}

export interface MappedMeasures extends MappedRecords {
  readonly records: readonly MappedMeasure[];
}

/**
 * The commands that record a file of published measures, domestic or in third countries. Pure: the same file gives
 * the same ids and bodies. `kind` is what its rows are, where they do not say.
 * @throws NotAList
 */
export function publishedMeasuresToCommands(file: unknown, kind?: MeasureKind): MappedMeasures {
  const findings = new Findings();
  const records = mapRows(file, 'measure', findings, (row, name) => {
    const id = publishedId(name);
    return { id, name, path: `/v1/measures/${id}`, body: mapMeasure(row, kind) };
  });
  return { records, refused: findings.refused, unread: findings.unread };
}

/** A file of projects: measures that an organisation tells of its own. @throws NotAList */
export function publishedProjectsToCommands(file: unknown): MappedMeasures {
  return publishedMeasuresToCommands(file, 'project');
}
