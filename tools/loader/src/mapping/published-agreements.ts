import type { MappedRecord, MappedRecords } from '../bodies.js';
import { mapCooperation, type MappedCooperation } from './agreement.js';
import { Findings } from './findings.js';
import { publishedId } from './ids.js';
import { mapRows } from './rows-of-file.js';

export type MappedAgreement = MappedRecord & MappedCooperation & { readonly id: string };

export interface MappedAgreements extends MappedRecords {
  readonly records: readonly MappedAgreement[];
}

const PATHS = { agreement: '/v1/cooperation-agreements', arrangement: '/v1/arrangements' } as const;

/**
 * The commands that record a file of published agreements and arrangements. Pure: the same file gives the same ids
 * and bodies.
 * @throws NotAList
 */
export function publishedAgreementsToCommands(file: unknown): MappedAgreements {
  const findings = new Findings();
  const records = mapRows(file, 'agreement', findings, (row, name) => {
    const [id, mapped] = [publishedId(name), mapCooperation(row)];
    return { id, name, path: `${PATHS[mapped.kind]}/${id}`, ...mapped };
  });
  return { records, refused: findings.refused, unread: findings.unread };
}
