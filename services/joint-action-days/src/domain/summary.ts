import {
  countedContributions,
  countedResult,
  coverageOf,
  operationFigures,
  participantsOf,
  summedContributions,
  totalOf,
  type Coverage,
  type Finding,
  type IndicatorFigure,
  type OffenceLabel,
  type ResultRef,
  type SharedResult,
  type TracedContribution,
  type TracedFigure,
} from '@entente/counting';
import {
  addAmounts,
  isAddedAlong,
  type CountryCode,
  type Precision,
  type VersionedState,
} from '@entente/kernel';
import { findingsOn } from './findings.js';
import type { Closure, JointActionDayState } from './joint-action-day.js';
import type { ReportedResultState } from './reported-result.js';
import { responsesOf, type ParticipantResponse } from './responses.js';
import { setAside, type SetAside } from './set-aside.js';

export interface SummedUp {
  readonly value: number;
  readonly precision: Precision;
  readonly offence: OffenceLabel;
  /** Whether a result that it rests on is not confirmed yet. */
  readonly provisional: boolean;
  readonly restsOn: readonly ResultRef[];
}

export interface ShareInSummary extends SummedUp {
  readonly country: CountryCode;
}

/** What stands in the row of a country and, before it, in those `besides`: the shares add up to the sum less these. */
export interface RepeatedInSummary {
  readonly country: CountryCode;
  readonly besides: readonly CountryCode[];
  readonly value: number;
  readonly precision: Precision;
  readonly restsOn: readonly ResultRef[];
}

/** A result in the sum that is one with a result of another operation. */
export type SharedInSummary = Pick<SharedResult, 'id' | 'behind' | 'operation'>;

/** What was stated for the whole beside the sum of the shares. The difference is the first less the second. */
export interface StatedAndShares {
  readonly stated: Pick<SummedUp, 'value' | 'precision'>;
  readonly shares: Pick<SummedUp, 'value' | 'precision'>;
  readonly difference: number;
}

/** `value` is null where shares are missing and nothing was stated. */
export interface FigureInSummary {
  readonly indicator: string;
  readonly unit: string;
  readonly madeOf: IndicatorFigure['madeOf'];
  /** What it is made of is what the lead decided. */
  readonly decided?: true;
  readonly value: number | null;
  readonly precision: Precision | null;
  readonly offence?: OffenceLabel;
  readonly provisional: boolean;
  readonly restsOn: readonly ResultRef[];
  readonly shares: readonly ShareInSummary[];
  readonly repeated?: readonly RepeatedInSummary[];
  readonly sharedWith?: readonly SharedInSummary[];
  readonly coverage: Coverage;
  /** The sum of an incomplete figure, beside it and never in a total. */
  readonly partial?: Pick<SummedUp, 'value' | 'precision'> | undefined;
  readonly statedAndShares?: StatedAndShares;
}

/** An operation in figures, each with what it rests on. Every result is in one, or told with a word why not. */
export interface OperationSummary {
  readonly operation: VersionedState<JointActionDayState>;
  /** Countries that have given any figure, of those that take part. */
  readonly answered: Coverage;
  readonly figures: readonly FigureInSummary[];
  readonly findings: readonly Finding[];
  readonly setAside: readonly SetAside[];
  readonly responses: readonly ParticipantResponse[];
  readonly lateReturns: readonly string[];
  readonly closure?: Closure;
}

export function summaryOf(
  day: VersionedState<JointActionDayState>,
  results: readonly VersionedState<ReportedResultState>[],
): OperationSummary {
  const participants = participantsOf(day);
  const counted = results.map((result) => countedResult(result, result.version));
  const figures = operationFigures(counted, participants, day.decisions);
  return {
    operation: day,
    answered: coverageOf(participants, answering(figures, results)),
    figures: figures.map(figureInSummary),
    findings: findingsOn(day, results),
    setAside: setAside(figures, results),
    responses: responsesOf(day, results),
    lateReturns: results.filter(({ lateReturn }) => lateReturn).map(({ id }) => id),
    ...(day.closure && { closure: day.closure }),
  };
}

function figureInSummary(figure: TracedFigure): FigureInSummary {
  const { indicator, unit, madeOf, decided, coverage } = figure;
  const whole = summedUp(countedContributions(figure));
  const sideBySide = statedAndShares(figure);
  const partial = partialOf(figure);
  return {
    ...{ indicator, unit, madeOf, ...(decided && { decided }) },
    value: whole?.value ?? null,
    precision: whole?.precision ?? null,
    ...(whole && { offence: whole.offence }),
    provisional: whole?.provisional ?? false,
    restsOn: whole?.restsOn ?? [],
    shares: figure.shares.flatMap(({ country, contributions }) => {
      const share = summedUp(contributions);
      return share ? [{ country, ...share }] : [];
    }),
    ...inSeveralRows(figure),
    ...{ coverage, ...(partial && { partial }) },
    ...(sideBySide && { statedAndShares: sideBySide }),
  };
}

function inSeveralRows({
  repeated = [],
  sharedWith = [],
}: TracedFigure): Pick<FigureInSummary, 'repeated' | 'sharedWith'> {
  const again = repeated.map(({ at, besides, contribution: { value, precision, restsOn } }) => ({
    country: at,
    besides,
    value,
    precision,
    restsOn,
  }));
  const shared = sharedWith.map(({ id, behind, operation }) => ({ id, behind, operation }));
  return {
    ...(again.length > 0 && { repeated: again }),
    ...(shared.length > 0 && { sharedWith: shared }),
  };
}

function partialOf(figure: TracedFigure): FigureInSummary['partial'] {
  if (figure.madeOf !== 'incomplete' || !isAddedAlong(figure.indicator, 'countries')) return undefined;
  const sum = totalOf(summedContributions(figure));
  return sum && { value: sum.value, precision: sum.precision };
}

/** Those of whom a figure has a result of their own; what another one attributes to them is no answer. */
function answering(
  figures: readonly TracedFigure[],
  results: readonly ReportedResultState[],
): ReadonlySet<CountryCode> {
  const countryOf = new Map(results.map(({ id, country }) => [id, country]));
  const shares = figures.flatMap((figure) => figure.shares);
  const own = shares.filter(({ country, contributions }) =>
    contributions.some(({ restsOn }) => restsOn.some(({ id }) => countryOf.get(id) === country)),
  );
  return new Set(own.map(({ country }) => country));
}

/** None of what several countries may have counted: such shares make no sum. */
function statedAndShares(figure: TracedFigure): StatedAndShares | undefined {
  const whole = totalOf(figure.stated);
  const sum = isAddedAlong(figure.indicator, 'countries') ? totalOf(summedContributions(figure)) : undefined;
  if (!whole || !sum) return undefined;
  return {
    stated: { value: whole.value, precision: whole.precision },
    shares: { value: sum.value, precision: sum.precision },
    difference: addAmounts(whole.value, -sum.value),
  };
}

function summedUp(contributions: readonly TracedContribution[]): SummedUp | undefined {
  const total = totalOf(contributions);
  return total && { ...total, restsOn: contributions.flatMap(({ restsOn }) => restsOn) };
}
