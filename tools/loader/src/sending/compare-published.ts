import type { MappedOperation } from '../bodies.js';
import type { Api } from './api.js';
import { concurrently } from './concurrently.js';
import { mismatchesOf, type Mismatch } from './mismatch.js';
import { OPERATION_SHAPE } from './record-shapes.js';
import { operationPath, storedRecord, storedResults } from './stored-records.js';

/**
 * Reads every operation and result back and compares it with its command, field by field. Empty: all is there.
 * @throws StackFailed
 */
export async function comparePublished(
  api: Api,
  operations: readonly MappedOperation[],
): Promise<readonly Mismatch[]> {
  const mismatches: Mismatch[] = [];
  await concurrently(operations, 4, async ({ id, name, body, results }) => {
    mismatches.push(...mismatchesOf(name, body, await storedRecord(api, operationPath(id)), OPERATION_SHAPE));
    const stored = await storedResults(api, id);
    for (const result of results) {
      mismatches.push(...mismatchesOf(result.name, result.body, stored.get(result.id), OPERATION_SHAPE));
    }
  });
  return mismatches;
}
