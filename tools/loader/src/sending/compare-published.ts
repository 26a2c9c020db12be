import type { MappedOperation } from '../bodies.js';
import type { Api } from './api.js';
import { concurrently } from './concurrently.js';
import { differences, type Difference } from './differences.js';
import { storedOperation, storedResults } from './stored-records.js';

/** A record of the file that is not stored, or a field of it that reads otherwise than it was sent. */
export interface Mismatch {
  readonly name: string;
  readonly problem: 'missing' | Difference;
}

/**
 * Reads every operation and result back and compares it with its command, field by field. Empty: all is there.
 * @throws StackFailed
 */
export async function comparePublished(
  api: Api,
  operations: readonly MappedOperation[],
): Promise<readonly Mismatch[]> {
  const mismatches: Mismatch[] = [];
  const compare = (
    name: string,
    sent: object,
    stored: Readonly<Record<string, unknown>> | undefined,
  ): void => {
    const problems = stored ? differences({ ...sent }, stored) : (['missing'] as const);
    mismatches.push(...problems.map((problem) => ({ name, problem })));
  };
  await concurrently(operations, 4, async ({ id, name, body, results }) => {
    compare(name, body, await storedOperation(api, id));
    const stored = await storedResults(api, id);
    for (const result of results) compare(result.name, result.body, stored.get(result.id));
  });
  return mismatches;
}
