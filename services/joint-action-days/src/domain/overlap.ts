import { InvalidField, type CountryCode, type OverlapAnswer, type OverlapStatus } from '@entente/kernel';
import {
  NothingAnswered,
  OverlapAlreadyAnswered,
  OverlapIsDecided,
  StepsBackAlready,
} from './overlap.errors.js';

/** The other of two results that may be the same. */
export interface OverlappingResult {
  readonly id: string;
  readonly jointActionDayId: string;
}

/** The other one, of which something was said before: its id says which. */
export interface NamedResult {
  readonly id: string;
  readonly jointActionDayId?: string;
}

export interface CountryAnswer {
  readonly country: CountryCode;
  readonly answer: OverlapAnswer;
  readonly reason?: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** What was said of a result and another one. It is kept in the one that steps back once the two are one. */
export interface Overlap {
  readonly with: OverlappingResult;
  readonly status: OverlapStatus;
  readonly answers: readonly CountryAnswer[];
}

/** An answer as it is given: in whose name, and whose word it takes before two results are one. */
export interface OverlapAnswering extends Omit<CountryAnswer, 'country'> {
  readonly with: OverlappingResult;
  readonly countries: readonly CountryCode[];
  readonly concerned: readonly CountryCode[];
}

/** As the contract allows. */
const MOST = 50;

/** The one behind which the result steps back. */
export function confirmedIn(overlaps: readonly Overlap[] = []): Overlap | undefined {
  return overlaps.find(({ status }) => status === 'confirmed');
}

/**
 * With the answer, the newest last. `id` is the result's own. What a country said whose result it is no more is no answer.
 * @throws OverlapIsDecided, OverlapAlreadyAnswered, StepsBackAlready
 */
export function withAnswer(
  id: string,
  overlaps: readonly Overlap[],
  answering: OverlapAnswering,
): readonly Overlap[] {
  const { with: other, answer } = answering;
  const before = overlaps.find((one) => one.with.id === other.id);
  const others = overlaps.filter((one) => one !== before);
  if (before && before.status !== 'suspected') throw new OverlapIsDecided(id, other.id, before.status);
  if (answer === 'same' && confirmedIn(others)) throw new StepsBackAlready(id);
  if (others.length >= MOST) {
    throw new InvalidField('/with/id', `must be one of at most ${MOST} that this result was compared with`);
  }
  const still = (before?.answers ?? []).filter(({ country }) => answering.concerned.includes(country));
  const answers = answersWith(id, still, answering);
  return [...others, { with: other, status: statusOf(answers, answering.concerned), answers }];
}

function answersWith(
  id: string,
  before: readonly CountryAnswer[],
  { with: other, countries, answer, reason, at }: OverlapAnswering,
): readonly CountryAnswer[] {
  const fresh = countries.filter(
    (country) => !before.some((one) => one.country === country && one.answer === answer),
  );
  if (fresh.length === 0) throw new OverlapAlreadyAnswered(id, other.id);
  return [
    ...before.filter(({ country }) => !fresh.includes(country)),
    ...fresh.map((country) => ({ country, answer, ...(reason !== undefined && { reason }), at })),
  ];
}

/** One refusal is enough; one and the same they are only in the word of everybody concerned. */
function statusOf(answers: readonly CountryAnswer[], concerned: readonly CountryCode[]): OverlapStatus {
  if (answers.some(({ answer }) => answer === 'different')) return 'refused';
  const agreed = new Set(answers.map(({ country }) => country));
  return concerned.every((country) => agreed.has(country)) ? 'confirmed' : 'suspected';
}

/** As if nobody had answered. @throws NothingAnswered, InvalidField where the other one is of another operation */
export function withoutAnswers(
  id: string,
  overlaps: readonly Overlap[],
  other: NamedResult,
): readonly Overlap[] {
  const before = overlaps.find((one) => one.with.id === other.id);
  if (!before) throw new NothingAnswered(id, other.id);
  const { jointActionDayId = before.with.jointActionDayId } = other;
  if (jointActionDayId !== before.with.jointActionDayId) {
    throw new InvalidField('/with/jointActionDayId', 'must be the operation of that result');
  }
  return overlaps.filter((one) => one !== before);
}
