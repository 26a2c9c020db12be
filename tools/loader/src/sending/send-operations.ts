import type { MappedOperation, MappedResult } from '../bodies.js';
import type { Api } from './api.js';
import { concurrently } from './concurrently.js';
import { record, type Outcome } from './record.js';
import { OPERATION_SHAPE } from './record-shapes.js';
import { operationPath, resultPath, storedRecord, storedResults } from './stored-records.js';

export interface SendOptions {
  /** How many records are sent beside each other, 8 unless said otherwise; an operation's own results go in order. */
  readonly concurrency?: number;
  readonly onRecord: (name: string, outcome: Outcome) => void;
}

/** Parts follow their whole, so that a refused one takes its parts with it. */
function refusedWith(
  { body }: MappedResult,
  operation: Outcome,
  refused: ReadonlySet<string>,
): string | undefined {
  if (operation.kind === 'refused') return 'its operation was refused';
  const whole = body.breakdownOf;
  return whole !== undefined && refused.has(whole) ? 'the figure it is a part of was refused' : undefined;
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
    const path = operationPath(id);
    const outcome = await record(api, path, body, OPERATION_SHAPE, () => storedRecord(api, path));
    onRecord(name, outcome);
    const refused = new Set<string>();
    for (const result of results) {
      const because = refusedWith(result, outcome, refused);
      const told =
        because === undefined
          ? await record(api, resultPath(id, result.id), result.body, OPERATION_SHAPE, async () =>
              (await storedResults(api, id)).get(result.id),
            )
          : { kind: 'refused' as const, reason: because };
      if (told.kind === 'refused') refused.add(result.id);
      onRecord(result.name, told);
    }
  });
}
