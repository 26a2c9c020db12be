import { addAmounts, type CountryCode, type Precision } from '@entente/kernel';
import { addFigures, type Figure, type TracedContribution, type TracedPart } from '../contribution.js';
import { latestVersions, type CountedResult, type ResultRef } from '../counted-result.js';
import { operationFigures, type TracedFigure } from '../operation-figures.js';
import { NOBODY } from '../participants.js';
import { splittingParts } from '../report/broken-down.js';

/** What a counter counts. `country` is null for what is stated for the whole, which is never added to the shares. */
export interface CounterKey {
  readonly indicator: string;
  readonly unit: string;
  readonly country: CountryCode | null;
  /** On an "of which": such a row is inside the row without a form, never beside it. */
  readonly exploitationForm?: string;
}

/** How far one figure of a running operation has come. `precision` is that of both values together. */
export interface CounterRow extends CounterKey {
  readonly confirmed: number;
  readonly provisional: number;
  readonly precision: Precision;
}

/**
 * The counters of one operation: a row per indicator, unit and country, and one per form of exploitation where the
 * parts of a figure name one. What counts is what `operationFigures` counts, so that a counter never differs from the
 * row that it becomes; rows of countries do not add up to a sum, since one result may stand in several. Order and
 * repetition of the results do not matter, and neither changes a row's place.
 */
export function counters(results: readonly CountedResult[]): readonly CounterRow[] {
  const current = new Map(latestVersions(results).map((result) => [result.id, result]));
  return operationFigures(results, NOBODY)
    .flatMap((figure) => countersOf(figure, current))
    .sort(byCounterKey);
}

/** One spelling for one counter; sorts as text in the order of rows, the whole before the countries. */
export function counterId({ indicator, unit, country, exploitationForm }: CounterKey): string {
  return JSON.stringify([indicator, unit, country ?? '', exploitationForm ?? '']);
}

export function byCounterKey(left: CounterKey, right: CounterKey): number {
  const [one, other] = [counterId(left), counterId(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

type Results = ReadonlyMap<string, CountedResult>;
type Traced = Figure & { readonly restsOn: readonly ResultRef[] };

function countersOf({ indicator, unit, stated, shares }: TracedFigure, current: Results): CounterRow[] {
  const given = [{ country: null, contributions: stated }, ...shares];
  return given.flatMap(({ country, contributions }) => {
    const forms = Map.groupBy(contributions.flatMap(partsByForm), ({ group }) => group.exploitationForm);
    return [
      ...counterOf({ indicator, unit, country }, contributions, current),
      ...[...forms].flatMap(([exploitationForm, parts]) =>
        exploitationForm === undefined
          ? []
          : counterOf({ indicator, unit, country, exploitationForm }, parts, current),
      ),
    ];
  });
}

function partsByForm(contribution: TracedContribution): readonly TracedPart[] {
  return splittingParts(contribution, ['exploitationForm']);
}

/** No row for nothing; a nil return is a row of zeros. */
function counterOf(key: CounterKey, figures: readonly Traced[], current: Results): readonly CounterRow[] {
  const sum = addFigures(figures);
  if (!sum) return [];
  const results = figures.flatMap(({ restsOn }) => restsOn).flatMap(({ id }) => current.get(id) ?? []);
  return [
    {
      ...key,
      confirmed: valueOf(results.filter(({ provisional }) => !provisional)),
      provisional: valueOf(results.filter(({ provisional }) => provisional)),
      precision: sum.precision,
    },
  ];
}

function valueOf(results: readonly CountedResult[]): number {
  return results.reduce((total, { value }) => addAmounts(total, value), 0);
}
