import type { TracedPart } from './contribution.js';
import type { CountedResult } from './counted-result.js';

export function partOf(result: CountedResult): TracedPart {
  const { id, version, value, precision, offence, group = {}, breakdownLabel } = result;
  return {
    ...{ value, precision, offence, group, restsOn: [{ id, version }] },
    ...(breakdownLabel === undefined ? {} : { label: breakdownLabel }),
  };
}

/**
 * Finds the parts of a whole among the values that stand: what was withdrawn, set aside or is a second value is no
 * part. Nor is one of another indicator: arrests among the persons checked are not a row of a table of checks.
 */
export function partsByWhole(
  standing: readonly CountedResult[],
): (whole: CountedResult) => readonly TracedPart[] {
  const parts = Map.groupBy(standing, ({ breakdownOf }) => breakdownOf);
  return ({ id, indicator, unit }) =>
    (parts.get(id) ?? []).filter((part) => part.indicator === indicator && part.unit === unit).map(partOf);
}
