import {
  addFigures,
  countedContributions,
  countedResult,
  operationFigures,
  participantsOf,
} from '@entente/counting';
import type { ClosedFigure, JointActionDayState } from './joint-action-day.js';
import type { VersionedState } from './joint-action-days.js';
import type { ReportedResultState } from './reported-result.js';

/** The figures of an operation as they stand, by the same rules that reports count with. */
export function closingFigures(
  day: JointActionDayState,
  results: readonly VersionedState<ReportedResultState>[],
): readonly ClosedFigure[] {
  const counted = results.map((result) => countedResult(result, result.version));
  return operationFigures(counted, participantsOf(day)).map((figure) => {
    const contributions = countedContributions(figure);
    const sum = addFigures(contributions);
    return {
      indicator: figure.indicator,
      unit: figure.unit,
      madeOf: figure.madeOf,
      value: sum?.value ?? null,
      precision: sum?.precision ?? null,
      restsOn: contributions.flatMap(({ restsOn }) => restsOn),
    };
  });
}
