import { isSameReporter, type PlacedResult, type Relation } from './overlap-pair.js';
import type { ReportedResultState } from './reported-result.js';

export const OVERLAP_EVIDENCE_KINDS = [
  'attributed',
  'same-place',
  'same-day',
  'same-country',
  'same-reporter',
  'marked',
  'same-value',
] as const;
export type OverlapEvidenceKind = (typeof OVERLAP_EVIDENCE_KINDS)[number];

/** One reason to think that two results are the same, in a sentence for whoever decides. */
export interface OverlapEvidence {
  readonly kind: OverlapEvidenceKind;
  readonly detail: string;
}

type Pair = readonly [ReportedResultState, ReportedResultState];

/** What speaks for it, `same-value` only beside something else: two countries may well arrest 212 persons each. */
export function evidenceOn(
  { result: one }: PlacedResult,
  { result: other }: PlacedResult,
  relation: Relation | undefined,
): readonly OverlapEvidence[] {
  const pair = [one, other] as const;
  const elsewhere = relation?.kind !== 'same';
  const found = [
    ...attributed(pair),
    ...samePlace(pair),
    ...sameDay(pair),
    ...(elsewhere ? sameReporter(pair) : sameCountry(pair)),
    ...marked(relation),
  ];
  return found.length === 0 ? [] : [...found, ...sameValue(pair)];
}

/** Whether two results that could be one are put before those who reported them. Values decide nothing. */
export function isSuspicious(evidence: readonly OverlapEvidence[], { kind }: Relation): boolean {
  const has = (...kinds: readonly OverlapEvidenceKind[]): number =>
    evidence.filter((each) => kinds.includes(each.kind)).length;
  if (has('attributed') > 0) return true;
  return kind === 'same'
    ? has('same-place', 'same-day', 'same-country') >= 2
    : has('same-place', 'same-day', 'same-reporter') >= 1;
}

function attributed([one, other]: Pair): readonly OverlapEvidence[] {
  const details = [...attributedTo(one, other), ...attributedTo(other, one)];
  return details.slice(0, 1).map((detail) => ({ kind: 'attributed', detail }));
}

/** What a reporter attributes to itself says nothing of another one. */
function attributedTo(one: ReportedResultState, other: ReportedResultState): readonly string[] {
  if (isSameReporter(one, other)) return [];
  return (one.attributions ?? []).flatMap(({ country, service, role }) => {
    const isCountry = country !== undefined && country === other.country;
    const isService = service !== undefined && service === other.reportingService;
    const names =
      country !== one.country && isCountry
        ? service === undefined || other.reportingService === undefined || isService
        : isService && (country === undefined || isCountry);
    return names ? [`what ${reporterOf(one)} reported is attributed to ${reporterOf(other)} (${role})`] : [];
  });
}

/** A place that only one of them names is one for both where it is the other one's country. */
function samePlace([one, other]: Pair): readonly OverlapEvidence[] {
  const [left, right] = [one.place?.country, other.place?.country];
  if (left !== undefined && right !== undefined) {
    const [here, there] = [one.place?.region, other.place?.region];
    if (left !== right || (here !== undefined && there !== undefined && here !== there)) return [];
    const region = here ?? there;
    const place = region === undefined ? left : `${left}, ${region}`;
    return [{ kind: 'same-place', detail: `both in ${place}` }];
  }
  const place = left ?? right;
  const withoutPlace = left === undefined ? one : other;
  if (place === undefined || withoutPlace.country !== place || one.country === other.country) return [];
  return [{ kind: 'same-place', detail: `one in ${place}, the other reported by ${place}` }];
}

function sameDay([one, other]: Pair): readonly OverlapEvidence[] {
  if (one.day === undefined || one.day !== other.day) return [];
  return [{ kind: 'same-day', detail: `both on ${one.day}` }];
}

function sameCountry([one, other]: Pair): readonly OverlapEvidence[] {
  if (one.country === undefined || one.country !== other.country) return [];
  const detail = `reported by two services of ${one.country}`;
  return [{ kind: 'same-country', detail }];
}

function sameReporter([one, other]: Pair): readonly OverlapEvidence[] {
  if (!isSameReporter(one, other)) return [];
  return [{ kind: 'same-reporter', detail: `both reported by ${reporterOf(one)}` }];
}

function marked(relation: Relation | undefined): readonly OverlapEvidence[] {
  if (relation?.kind === 'nested') {
    return [{ kind: 'marked', detail: 'one operation is nested in the other' }];
  }
  if (relation?.kind !== 'marked') return [];
  return [{ kind: 'marked', detail: `the operations may hold the same results (${relation.certainty})` }];
}

function sameValue([one, other]: Pair): readonly OverlapEvidence[] {
  if (one.value !== other.value) return [];
  return [{ kind: 'same-value', detail: `both say ${one.value}` }];
}

function reporterOf({ country, reportingService }: ReportedResultState): string {
  return [country, reportingService].filter((name) => name !== undefined).join(', ');
}
