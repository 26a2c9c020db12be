/** A field in which a stored record is not what the file says. `undefined` where one side has nothing. */
export interface Difference {
  readonly field: string;
  readonly file: unknown;
  readonly stored: unknown;
}

/** How records of one kind are compared. */
export interface RecordShape {
  /** What a command means where it does not say. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** What is compared beside the fields that were sent: what a stored record may have and the file does not say. */
  readonly fields: readonly string[];
}

/** Compares field by field; empty and absent are the same, and so are a default and silence. */
export function differences(
  sent: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>>,
  { defaults, fields }: RecordShape,
): readonly Difference[] {
  const meant = (field: string, value: unknown): unknown => (isEmpty(value) ? defaults[field] : value);
  return [...new Set([...Object.keys(sent), ...fields])].flatMap((field) => {
    const [inFile, inStore] = [meant(field, sent[field]), meant(field, stored[field])];
    return same(inFile, inStore) ? [] : [{ field, file: inFile, stored: inStore }];
  });
}

function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return isEmpty(left) && isEmpty(right);
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return false;
  const [ours, theirs] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  return [...new Set([...ours.keys(), ...theirs.keys()])].every((key) =>
    same(ours.get(key), theirs.get(key)),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
