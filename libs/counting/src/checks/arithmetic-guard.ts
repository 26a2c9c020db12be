import { CURRENCY, indicatorOf, isAddedAlong } from '@entente/kernel';
import { latestVersions, type CountedResult } from '../counted-result.js';
import type { FigureDecision } from '../figure-decision.js';
import { operationFigures } from '../operation-figures.js';
import type { Participants } from '../participants.js';
import { confirmedAsOneDiffers } from './confirmed-as-one.js';
import { CHECKS, type Check, type Finding } from './finding.js';
import { completePartsNotAddingUp, partsAboveWhole } from './parts-and-wholes.js';
import { differencesEqualToPart, unlikePrecision } from './second-values.js';
import {
  minorsAboveVictims,
  sharesAboveStated,
  statedBeforeLastShare,
  type MinorsRule,
} from './stated-and-shares.js';
import { fallingRunningTotals, mixedWaysOfCounting, unlikeUnits } from './ways-of-counting.js';

const MINORS: MinorsRule = {
  minors: 'minorsIdentified',
  victims: [
    'potentialVictimsIdentified',
    'presumedVictimsIdentified',
    'victimsIdentified',
    'victimsRegistered',
  ],
};

/** The checks that only some indicators take part in, and which. */
const ONLY_SOME: Readonly<Partial<Record<Check, (indicator: string) => boolean>>> = {
  'minors-above-victims': (indicator) => [MINORS.minors, ...MINORS.victims].includes(indicator),
  'shares-above-stated': (indicator) => isAddedAlong(indicator, 'countries'),
  'unlike-units': (indicator) => [undefined, CURRENCY].includes(indicatorOf(indicator)?.unit),
  'confirmed-as-one-differs': (indicator) => isAddedAlong(indicator, 'countries'),
};

/** The checks that figures of an indicator take part in, in the order of `CHECKS`. */
export function checksOf(indicator: string): readonly Check[] {
  return CHECKS.filter((check) => takesPart(indicator, check));
}

function takesPart(indicator: string, check: Check): boolean {
  return ONLY_SOME[check]?.(indicator) ?? true;
}

/**
 * What does not go together in one operation, in the order of `CHECKS`. It warns and forbids nothing: figures are
 * printed with such slips every year, and who sees them can ask. What the lead decided is not asked again. Order and
 * repetition of the results do not matter.
 */
export function arithmeticFindings(
  results: readonly CountedResult[],
  participants: Participants,
  decisions: readonly FigureDecision[] = [],
): readonly Finding[] {
  const current = latestVersions(results);
  const figures = operationFigures(current, participants, decisions);
  const open = figures.filter(
    ({ indicator, decided }) => takesPart(indicator, 'shares-above-stated') && !decided,
  );
  const findings = [
    ...partsAboveWhole(current),
    ...completePartsNotAddingUp(current),
    ...minorsAboveVictims(figures, current, MINORS),
    ...open.flatMap(sharesAboveStated),
    ...figures.flatMap((figure) => statedBeforeLastShare(figure, current)),
    ...differencesEqualToPart(current),
    ...fallingRunningTotals(current),
    ...mixedWaysOfCounting(current),
    ...unlikeUnits(current),
    ...unlikePrecision(current),
    ...confirmedAsOneDiffers(current),
  ];
  return findings.sort((left, right) => CHECKS.indexOf(left.check) - CHECKS.indexOf(right.check));
}
