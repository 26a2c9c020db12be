import { isAddedAlong, type CountryCode } from '@entente/kernel';
import type { Contribution } from '../contribution.js';
import type { CountryShare } from '../country-shares.js';
import { countedContributions, summedContributions, type IndicatorFigure } from '../operation-figures.js';
import type { SharedInRow } from '../shared-results.js';
import type { CountedOperation } from './counted-operation.js';
import { umbrellasOf, type Nesting } from './nesting.js';
import type { OperationGroup } from './operation-groups.js';
import type { AskedIndicator } from './report-query.js';
import { sharedThings, type SharedThings } from './shared-things.js';
import { takenOff } from './taken-off.js';
import { leftOutOfRow, withoutShared } from './without-shared.js';

/** What one operation gives to a row: counted, or shown beside it as an incomplete sum. */
export interface Given {
  readonly operation: CountedOperation;
  readonly figure: IndicatorFigure;
  readonly counted: readonly Contribution[];
  readonly incomplete: readonly Contribution[];
  readonly shared?: SharedThings;
}

/**
 * What the operations of a group give for one indicator, strands left out where their umbrella gives it, and what two
 * operations share counted once.
 */
export function givenIn(
  { operations, shareOf }: OperationGroup,
  asked: AskedIndicator,
  nesting: Nesting,
): readonly Given[] {
  const given = withoutStrands(
    operations.flatMap((operation) => givenBy(operation, asked, shareOf)),
    nesting,
  );
  return shareOf ? sharesOnce(given, shareOf) : withoutShared(given);
}

/** A row of countries has of what two operations share only what these countries reported in both. */
function sharesOnce(given: readonly Given[], shareOf: ReadonlySet<CountryCode>): readonly Given[] {
  if (given.every(({ figure }) => figure.sharedInRows === undefined)) return given;
  const leftOut = leftOutOfRow(given, shareOf);
  const things = sharedThings(leftOut);
  const byOperation = Map.groupBy(leftOut, ({ from }) => from);
  return given.map((one) => {
    const taken = (byOperation.get(one.operation.id) ?? []).map(({ shared }) => shared);
    const shared = things.get(one.operation.id);
    return { ...one, ...sharesGiven(one.figure, shareOf, taken), ...(shared && { shared }) };
  });
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
  return given.counted.length > 0 || given.incomplete.length > 0 ? [{ operation, figure, ...given }] : [];
}

/**
 * A country's own figure is complete in itself, whoever else has answered. What stands in the rows of several of these
 * countries counts once.
 */
function sharesGiven(
  { indicator, shares, repeated = [] }: IndicatorFigure,
  shareOf: ReadonlySet<CountryCode>,
  shared: readonly SharedInRow[] = [],
): Pick<Given, 'counted' | 'incomplete'> {
  const own = shares.filter(({ country }) => shareOf.has(country));
  const addable = own.length < 2 || isAddedAlong(indicator, 'countries');
  const onceEach = ({ country, contributions }: CountryShare): readonly Contribution[] =>
    takenOff(
      contributions,
      [...repeated.filter(({ besides }) => besides.some((other) => shareOf.has(other))), ...shared].filter(
        ({ at }) => at === country,
      ),
    );
  return {
    counted: addable ? own.flatMap(onceEach) : [],
    incomplete: [],
  };
}

function wholeGiven(figure: IndicatorFigure): Pick<Given, 'counted' | 'incomplete'> {
  const partial = figure.madeOf === 'incomplete' && isAddedAlong(figure.indicator, 'countries');
  return {
    counted: countedContributions(figure),
    incomplete: partial ? summedContributions(figure) : [],
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
