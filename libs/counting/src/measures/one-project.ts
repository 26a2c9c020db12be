import { earliestDay, latestDay, type PartialDate } from '@entente/kernel';
import type { CountedMeasure } from './counted-measure.js';

/** The records of one project, told by several states. */
export type Project = readonly CountedMeasure[];

/** What the records of one project say differently. */
export interface Conflict {
  readonly project: Project;
  readonly field: 'status' | 'start' | 'end' | 'third countries' | 'themes' | 'stated total';
  /** What each record that says something says, in the order of the project. */
  readonly said: readonly { readonly measure: CountedMeasure; readonly value: string }[];
}

/** Puts measures together that are the same project, also over records that are not among them. */
export function projectsOf(measures: readonly CountedMeasure[]): readonly Project[] {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    return root;
  };
  for (const { id, sameProjectAs } of measures) {
    for (const other of sameProjectAs) {
      const [left, right] = [rootOf(id), rootOf(other)];
      if (left !== right) above.set(left, right);
    }
  }
  return [...Map.groupBy(measures, ({ id }) => rootOf(id)).values()];
}

/** Silence contradicts nobody: only what two records both say can differ. */
export function conflictsOf(project: Project): readonly Conflict[] {
  return SAID.flatMap(([field, sayingOf]) => {
    const said = project.flatMap((measure) => {
      const value = sayingOf(measure);
      return value === null ? [] : [{ measure, value }];
    });
    const differ = DATES.has(field) ? areApart : areUnlike;
    return differ(said.map(({ value }) => value)) ? [{ project, field, said }] : [];
  });
}

const DATES: ReadonlySet<Conflict['field']> = new Set(['start', 'end']);

function areUnlike(values: readonly string[]): boolean {
  return new Set(values).size > 1;
}

/** A year and a month of it may be the same day. */
function areApart(dates: readonly string[]): boolean {
  const days = dates.map((date) => date as PartialDate);
  return days.some((one) => days.some((other) => latestDay(one) < earliestDay(other)));
}

const SAID: readonly (readonly [Conflict['field'], (measure: CountedMeasure) => string | null])[] = [
  ['status', ({ status }) => status],
  ['start', ({ period }) => period.startsOn ?? null],
  ['end', ({ period }) => period.endsOn ?? null],
  ['third countries', ({ thirdCountries }) => thirdCountries.join(' ') || null],
  ['themes', ({ themes }) => themes.join(' ') || null],
  ['stated total', ({ statedTotal: total }) => (total ? `${total.amount} ${total.currency}` : null)],
];
