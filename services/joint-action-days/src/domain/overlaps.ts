import type { Standing } from '@entente/counting';
import type { OverlapStatus, VersionedState } from '@entente/kernel';
import type { JointActionDayState } from './joint-action-day.js';
import { evidenceOn, isSuspicious, type OverlapEvidence } from './overlap-evidence.js';
import { confirmedIn, type CountryAnswer, type Overlap } from './overlap.js';
import { isOverlappable, orderedPair, relationOf, whyNoPair, type PlacedResult } from './overlap-pair.js';
import { possiblePairs } from './possible-pairs.js';
import type { ReportedResultState } from './reported-result.js';
import { standingsIn } from './standings.js';

export interface OperationResults {
  readonly day: JointActionDayState;
  readonly results: readonly VersionedState<ReportedResultState>[];
}

/** A result, and what it is to the figures of its own operation. */
export interface PairedResult extends PlacedResult {
  readonly standing: Standing;
}

/**
 * Two results that may be one, or of which that was decided. What was decided is told also where it changes nothing,
 * since the one that would count was withdrawn or set aside: their standings say so.
 */
export interface OverlapPair {
  readonly stepsBack: PairedResult;
  readonly behind: PairedResult;
  readonly status: OverlapStatus;
  readonly evidence: readonly OverlapEvidence[];
  readonly answers: readonly CountryAnswer[];
}

/** `open`: it stands on its own and does not step back yet. */
interface Candidate extends PairedResult {
  readonly open: boolean;
}

export interface FoundOverlaps {
  readonly pairs: readonly OverlapPair[];
  /** There may be more that nobody has answered on: the search ended at its bound. */
  readonly more: boolean;
}

/** So many pairs of one operation are suspected at once, and so many looked at: nobody answers more in one go. */
export const MOST_SUSPECTED = 1_000;
const MOST_EXAMINED = 100_000;

/**
 * Every pair with a result of this operation: what was answered on, and what is suspected and nobody has decided.
 * `related`: the operations that it may share results with. `sees`: the pairs that are asked for. In the order of
 * `pairKey`, whatever order results come in.
 */
export function overlapsOf(
  own: OperationResults,
  related: readonly OperationResults[],
  sees: (pair: OverlapPair) => boolean = () => true,
): FoundOverlaps {
  const [ours, theirs] = [candidatesIn(own), related.flatMap(candidatesIn)];
  const told = toldPairs([...ours, ...theirs], own.day.id);
  const known = new Set(told.map(({ stepsBack, behind }) => idsOf(stepsBack, behind)));
  const { suspected, more } = suspectedAmong(possiblePairs(openIn(ours), openIn(theirs)), known, sees);
  const pairs = [...told.filter(sees), ...suspected];
  return { pairs: pairs.sort((left, right) => (pairKey(left) < pairKey(right) ? -1 : 1)), more };
}

function suspectedAmong(
  possible: Iterable<readonly [Candidate, Candidate]>,
  known: ReadonlySet<string>,
  sees: (pair: OverlapPair) => boolean,
): { readonly suspected: readonly OverlapPair[]; readonly more: boolean } {
  const seen = new Set(known);
  const suspected: OverlapPair[] = [];
  let examined = 0;
  for (const [one, other] of possible) {
    const ids = idsOf(one, other);
    if (seen.has(ids)) continue;
    if (suspected.length === MOST_SUSPECTED || examined === MOST_EXAMINED) return { suspected, more: true };
    seen.add(ids);
    examined += 1;
    const pair = suspectedPair(one, other);
    if (pair && sees(pair)) suspected.push(pair);
  }
  return { suspected, more: false };
}

export function pairKey({ stepsBack, behind }: Pick<OverlapPair, 'stepsBack' | 'behind'>): string {
  return `${stepsBack.result.id}/${behind.result.id}`;
}

function candidatesIn({ day, results }: OperationResults): readonly Candidate[] {
  const standings = standingsIn(results);
  return results.map((result) => {
    const standing = standings.get(result.id)?.standing ?? 'withdrawn';
    const open = isOverlappable(result, standing) && !confirmedIn(result.overlaps);
    return { result, day, standing, open };
  });
}

/** What waits for an answer of the other side is told as long as both results are there to be decided on. */
function toldPairs(candidates: readonly Candidate[], ownDayId: string): readonly OverlapPair[] {
  const byId = new Map(candidates.map((candidate) => [candidate.result.id, candidate]));
  return candidates.flatMap((stepsBack) =>
    (stepsBack.result.overlaps ?? []).flatMap((overlap) => {
      const behind = byId.get(overlap.with.id);
      if (behind?.day.id !== overlap.with.jointActionDayId) return [];
      if (![stepsBack.day.id, behind.day.id].includes(ownDayId)) return [];
      if (overlap.status === 'suspected' && !(stepsBack.open && behind.open)) return [];
      return [toldPair(stepsBack, behind, overlap)];
    }),
  );
}

function toldPair(one: Candidate, other: Candidate, { status, answers }: Overlap): OverlapPair {
  const [stepsBack, behind] = [paired(one), paired(other)];
  const evidence = evidenceOn(stepsBack, behind, relationOf(stepsBack.day, behind.day));
  return { stepsBack, behind, status, evidence, answers };
}

function paired({ result, day, standing }: Candidate): PairedResult {
  return { result, day, standing };
}

/** In the order of their ids: where the search ends early, it ends in the same place whatever order they came in. */
function openIn(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .filter(({ open }) => open)
    .toSorted((left, right) => (left.result.id < right.result.id ? -1 : 1));
}

function suspectedPair(one: Candidate, other: Candidate): OverlapPair | undefined {
  const relation = relationOf(one.day, other.day);
  const [stepsBack, behind] = orderedPair(paired(one), paired(other));
  if (!relation || whyNoPair(stepsBack.result, behind.result, relation)) return undefined;
  const evidence = evidenceOn(stepsBack, behind, relation);
  if (!isSuspicious(evidence, relation)) return undefined;
  return { stepsBack, behind, status: 'suspected', evidence, answers: [] };
}

function idsOf(one: PlacedResult, other: PlacedResult): string {
  return [one.result.id, other.result.id].sort().join('/');
}
