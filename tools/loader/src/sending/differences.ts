/** A field in which a stored record is not what the file says. `undefined` where one side has nothing. */
export interface Difference {
  readonly field: string;
  readonly file: unknown;
  readonly stored: unknown;
}

/** What a command means where it does not say. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  counting: 'increment',
  listComplete: true,
  offence: 'any',
  partsComplete: false,
  precision: 'exact',
};

/** Fields a client may set and the file does not use: somebody else's facts, where a stored record has them. */
const NEVER_IN_THE_FILE = [
  ...['cutOff', 'day', 'framework', 'handling', 'measures', 'reportingService', 'reportingTemplate'],
];

const OPTIONAL_IN_THE_FILE = [
  ...['ageFocus', 'leadCountry', 'nestedIn', 'notes', 'participantCounts'],
  ...['alternativeTo', 'breakdownLabel', 'breakdownOf', 'country', 'counting', 'group', 'identification'],
  ...['notCounted', 'offence', 'partsComplete', 'place', 'source', 'statedOn', 'wording'],
];

/** Compares field by field; empty and absent are the same, and so are a default and silence. */
export function differences(
  sent: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  const fields = new Set([...Object.keys(sent), ...OPTIONAL_IN_THE_FILE, ...NEVER_IN_THE_FILE]);
  return [...fields].flatMap((field) => {
    const [inFile, inStore] = [meant(field, sent[field]), meant(field, stored[field])];
    return same(inFile, inStore) ? [] : [{ field, file: inFile, stored: inStore }];
  });
}

function meant(field: string, value: unknown): unknown {
  return isEmpty(value) ? DEFAULTS[field] : value;
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
