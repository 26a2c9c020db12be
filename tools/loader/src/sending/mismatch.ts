import { differences, type Difference, type RecordShape } from './differences.js';

type Fields = Readonly<Record<string, unknown>>;

/** A record of the file that is not stored, or a field of it that reads otherwise than it was sent. */
export interface Mismatch {
  readonly name: string;
  readonly problem: 'missing' | Difference;
}

export function mismatchesOf(
  name: string,
  sent: object,
  stored: Fields | undefined,
  shape: RecordShape,
): readonly Mismatch[] {
  const problems = stored ? differences({ ...sent }, stored, shape) : (['missing'] as const);
  return problems.map((problem) => ({ name, problem }));
}
