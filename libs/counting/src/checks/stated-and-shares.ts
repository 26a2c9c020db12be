import { totalOf, type Figure, type TracedContribution } from '../contribution.js';
import { newestLast, type CountedResult, type ResultRef } from '../counted-result.js';
import { summedContributions, type TracedFigure } from '../operation-figures.js';
import { surelyExceeds } from './certainty.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';

/** Countries' shares that come to more than what is stated for the whole: which of the two stands is the lead's to decide. */
export function sharesAboveStated(figure: TracedFigure): readonly Finding[] {
  const stated = totalOf(figure.stated);
  const offences = new Set(figure.stated.map(({ offence }) => offence));
  const shares = summedContributions(figure).filter(
    ({ offence }) => offences.has('any') || offences.has(offence),
  );
  const together = totalOf(shares);
  if (!stated || !together || !surelyExceeds(together, stated)) return [];
  return [
    {
      ...about(figure, 'shares-above-stated', [...figure.stated, ...shares]),
      detail: `${inWords(stated)} for the whole, and shares of ${inWords(together)}`,
    },
  ];
}

/** A figure of the whole that was stated before a country gave its share. Only what its reporter dated is compared. */
export function statedBeforeLastShare(
  figure: TracedFigure,
  results: readonly CountedResult[],
): readonly Finding[] {
  const dated = new Map(results.flatMap((result) => (result.dated ? [[keyOf(result), result]] : [])));
  const datesOf = (contributions: readonly TracedContribution[]) =>
    contributions.flatMap(({ restsOn }) => restsOn).flatMap((ref) => dated.get(keyOf(ref)) ?? []);
  const stated = datesOf(figure.stated).sort(newestLast).at(-1);
  const share = datesOf(figure.shares.flatMap(({ contributions }) => contributions))
    .sort(newestLast)
    .at(-1);
  if (!stated || !share || share.statedAt <= stated.statedAt) return [];
  return [
    {
      check: 'stated-before-last-share',
      ...{ indicator: figure.indicator, unit: figure.unit },
      results: [stated, share].map(({ id, version }) => ({ id, version })),
      detail: `the whole is of ${when(stated)}, the last share, ${share.country}, of ${when(share)}`,
    },
  ];
}

/** A day for what nobody gave an hour of, which counts as of its end. */
function when({ statedAt }: CountedResult): string {
  return statedAt.endsWith('T23:59:59.999Z') ? statedAt.slice(0, 10) : statedAt;
}

/** Minors are among the victims that are told beside them, never added to them. */
export function minorsAboveVictims(
  figures: readonly TracedFigure[],
  results: readonly CountedResult[],
  rule: MinorsRule,
): readonly Finding[] {
  const minors = figures.find(({ indicator }) => indicator === rule.minors);
  if (!minors) return [];
  const victims = figures.filter(({ indicator }) => rule.victims.includes(indicator));
  return reportersOf(minors, results).flatMap(({ said, saidBySame }) => {
    const counted = victims.flatMap((figure) => saidBySame(figure));
    const [of, all] = [totalOf(said), totalOf(counted)];
    if (!of || !all || !surelyExceeds(of, all)) return [];
    return [
      {
        ...about(minors, 'minors-above-victims', [...said, ...counted]),
        detail: `${inWords(of)} minors among ${inWords(all)} victims`,
      },
    ];
  });
}

export interface MinorsRule {
  readonly minors: string;
  readonly victims: readonly string[];
}

interface Reporter {
  readonly said: readonly TracedContribution[];
  readonly saidBySame: (figure: TracedFigure) => readonly TracedContribution[];
}

/** What is only attributed to a country is not its own word. */
function reportersOf(figure: TracedFigure, results: readonly CountedResult[]): readonly Reporter[] {
  const countryOf = new Map(results.map(({ id, country }) => [id, country]));
  const whole = { said: figure.stated, saidBySame: ({ stated }: TracedFigure) => stated };
  const shares = figure.shares.map(({ country }) => {
    const saidBySame = (other: TracedFigure): readonly TracedContribution[] =>
      other.shares
        .filter((share) => share.country === country)
        .flatMap((share) => share.contributions)
        .filter(({ restsOn }) => restsOn.some(({ id }) => countryOf.get(id) === country));
    return { said: saidBySame(figure), saidBySame };
  });
  return [whole, ...shares];
}

function about(
  { indicator, unit }: TracedFigure,
  check: Finding['check'],
  contributions: readonly (Figure & { readonly restsOn: readonly ResultRef[] })[],
): Omit<Finding, 'detail'> {
  return { check, indicator, unit, results: contributions.flatMap(({ restsOn }) => restsOn) };
}

function keyOf({ id, version }: ResultRef): string {
  return `${id}/${version}`;
}
