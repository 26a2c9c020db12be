import { setTimeout as pause } from 'node:timers/promises';
import { detailOf, type Api } from './api.js';
import { differences, type Difference, type RecordShape } from './differences.js';

/** What became of one record of the file. */
export type Outcome =
  | { readonly kind: 'created' | 'unchanged' }
  | { readonly kind: 'different'; readonly fields: readonly Difference[] }
  | { readonly kind: 'refused'; readonly reason: string };

const ATTEMPTS_AT_A_LOST_RACE = 3;

/**
 * Creates a record, or finds it as it is. A stored record that differs is never overwritten.
 * @throws StackFailed
 */
export async function record(
  api: Api,
  path: string,
  body: object,
  shape: RecordShape,
  stored: () => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    const answer = await api.put(path, body);
    if (answer.status === 201) return { kind: 'created' };
    if (answer.status < 300) {
      // The body that made version 1 is answered so for good, whatever became of the record since.
      const present = answer.version === 1 ? undefined : await stored();
      return present ? compared(body, present, shape) : { kind: 'unchanged' };
    }
    if (answer.status === 409) {
      const present = await stored();
      if (present) return compared(body, present, shape);
      // The record is not there, so a lost race may have been the reason: another loader writes beside this one.
      if (attempt < ATTEMPTS_AT_A_LOST_RACE) {
        await pause(50 * attempt);
        continue;
      }
    }
    return { kind: 'refused', reason: detailOf(answer) };
  }
}

function compared(body: object, stored: Readonly<Record<string, unknown>>, shape: RecordShape): Outcome {
  const fields = differences({ ...body }, stored, shape);
  return fields.length === 0 ? { kind: 'unchanged' } : { kind: 'different', fields };
}
