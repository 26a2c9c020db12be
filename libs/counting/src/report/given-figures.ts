import type { CountryCode } from '@entente/kernel';
import type { Contribution } from '../contribution.js';
import { countedContributions, type IndicatorFigure } from '../operation-figures.js';
import type { Coverage } from '../participants.js';
import type { CountedOperation } from './counted-operation.js';
import { umbrellasOf, type Nesting } from './nesting.js';
import type { OperationGroup } from './operation-groups.js';
import type { AskedIndicator } from './report-query.js';

/** What one operation gives to a row: counted, or shown beside it as an incomplete sum. */
export interface Given {
  readonly operation: CountedOperation;
  readonly counted: readonly Contribution[];
  readonly incomplete: readonly Contribution[];
  readonly coverage: Coverage;
}

/** What the operations of a group give for one indicator, strands left out where their umbrella gives it. */
export function givenIn(
  { operations, shareOf }: OperationGroup,
  asked: AskedIndicator,
  nesting: Nesting,
): readonly Given[] {
  return withoutStrands(
    operations.flatMap((operation) => givenBy(operation, asked, shareOf)),
    nesting,
  );
}

function givenBy(
  operation: CountedOperation,
  { indicator, unit }: AskedIndicator,
  shareOf: ReadonlySet<CountryCode> | undefined,
): readonly Given[] {
  const figure = operation.figures.find(
    (candidate) => candidate.indicator === indicator && candidate.unit === unit,
  );
  if (!figure) return [];
  const given = shareOf ? sharesGiven(figure, shareOf) : wholeGiven(figure);
  return given.counted.length > 0 || given.incomplete.length > 0 ? [{ operation, ...given }] : [];
}

/** A country's own figure is complete in itself, whoever else has answered. */
function sharesGiven(
  { shares }: IndicatorFigure,
  shareOf: ReadonlySet<CountryCode>,
): Omit<Given, 'operation'> {
  const own = shares.filter(({ country }) => shareOf.has(country));
  return {
    counted: own.flatMap(({ contributions }) => contributions),
    incomplete: [],
    coverage: { answered: own.length, of: shareOf.size },
  };
}

function wholeGiven(figure: IndicatorFigure): Omit<Given, 'operation'> {
  const incomplete = figure.madeOf === 'incomplete' ? figure.shares : [];
  return {
    counted: countedContributions(figure),
    incomplete: incomplete.flatMap(({ contributions }) => contributions),
    coverage: figure.coverage,
  };
}

/** Leaves out a strand for the indicators its umbrella gives in the same row; what only it counted stays. */
function withoutStrands(given: readonly Given[], nesting: Nesting): readonly Given[] {
  const inRow = new Map(given.map((one) => [one.operation.id, one]));
  return given.flatMap((one) => {
    const umbrellas = umbrellasOf(one.operation.id, nesting).flatMap((id) => inRow.get(id) ?? []);
    if (umbrellas.some(({ counted }) => counted.length > 0)) return [];
    return umbrellas.length > 0 ? [{ ...one, incomplete: [] }] : [one];
  });
}
