import type { MappedRecord } from '../bodies.js';
import type { Api } from './api.js';
import { concurrently } from './concurrently.js';
import type { RecordShape } from './differences.js';
import { mismatchesOf, type Mismatch } from './mismatch.js';
import { record } from './record.js';
import type { SendOptions } from './send-operations.js';
import { storedRecord } from './stored-records.js';

/**
 * Sends records that do not depend on each other.
 * @throws StackFailed when the stack stops taking records; what was sent by then was told to `onRecord`.
 */
export async function sendRecords(
  api: Api,
  records: readonly MappedRecord[],
  shape: RecordShape,
  { concurrency = 8, onRecord }: SendOptions,
): Promise<void> {
  await concurrently(records, concurrency, async ({ name, path, body }) => {
    onRecord(name, await record(api, path, body, shape, () => storedRecord(api, path)));
  });
}

/** Reads every record back and compares it with its command, field by field. Empty: all is there. @throws StackFailed */
export async function compareRecords(
  api: Api,
  records: readonly MappedRecord[],
  shape: RecordShape,
): Promise<readonly Mismatch[]> {
  const mismatches: Mismatch[] = [];
  await concurrently(records, 4, async ({ name, path, body }) => {
    mismatches.push(...mismatchesOf(name, body, await storedRecord(api, path), shape));
  });
  return mismatches;
}
