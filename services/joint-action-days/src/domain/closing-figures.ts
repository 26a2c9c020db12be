import type { VersionedState } from '@entente/kernel';
import {
  countedContributions,
  countedResult,
  operationFigures,
  participantsOf,
  totalOf,
} from '@entente/counting';
import type { ClosedFigure, JointActionDayState } from './joint-action-day.js';
import type { ReportedResultState } from './reported-result.js';

/** The figures of an operation as they stand, by the same rules that reports count with. */
export function closingFigures(
  day: JointActionDayState,
  results: readonly VersionedState<ReportedResultState>[],
): readonly ClosedFigure[] {
  const counted = results.map((result) => countedResult(result, result.version));
  return operationFigures(counted, participantsOf(day), day.decisions).map((figure) => {
    const contributions = countedContributions(figure);
    const total = totalOf(contributions);
    return {
      indicator: figure.indicator,
      unit: figure.unit,
      madeOf: figure.madeOf,
      value: total?.value ?? null,
      precision: total?.precision ?? null,
      ...(total && { offence: total.offence }),
      results: contributions.flatMap(({ restsOn }) => restsOn).length,
    };
  });
}
