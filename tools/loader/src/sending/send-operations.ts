import type { MappedOperation } from '../bodies.js';
import type { Api } from './api.js';
import { concurrently } from './concurrently.js';
import { record, type Outcome } from './record.js';
import { operationPath, resultPath, storedOperation, storedResults } from './stored-records.js';

export interface SendOptions {
  /** How many operations are sent beside each other, 8 unless said otherwise; their own results go in order. */
  readonly concurrency?: number;
  readonly onRecord: (name: string, outcome: Outcome) => void;
}

/**
 * Sends operations and their results. Results of an operation that was refused are refused with it.
 * @throws StackFailed when the stack stops taking records; what was sent by then was told to `onRecord`.
 */
export async function sendOperations(
  api: Api,
  operations: readonly MappedOperation[],
  { concurrency = 8, onRecord }: SendOptions,
): Promise<void> {
  await concurrently(operations, concurrency, async ({ id, name, body, results }) => {
    const outcome = await record(api, operationPath(id), body, () => storedOperation(api, id));
    onRecord(name, outcome);
    for (const result of results) {
      onRecord(
        result.name,
        outcome.kind === 'refused'
          ? { kind: 'refused', reason: 'its operation was refused' }
          : await record(api, resultPath(id, result.id), result.body, async () =>
              (await storedResults(api, id)).get(result.id),
            ),
      );
    }
  });
}
