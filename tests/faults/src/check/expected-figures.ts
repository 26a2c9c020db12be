import type { ExpectedOperation, ExpectedResult } from './expected-state.js';

export interface ExpectedFigure {
  readonly value: number | null;
  readonly precision: string | null;
  readonly provisional: boolean;
  readonly partial?: {
    readonly value: number;
    readonly precision: string;
    readonly answered: number;
    readonly of: number;
  };
}

interface Sum {
  readonly value: number;
  readonly precision: string;
  readonly provisional: boolean;
}

/** Operations of any state count, except cancelled ones and exercises. */
export function isReported({ kind, status }: ExpectedOperation): boolean {
  return kind !== 'exercise' && status !== 'cancelled';
}

/** An operation's figure by the published rules, for what the load sends. */
export function expectedFigure(operation: ExpectedOperation, indicator: string): ExpectedFigure {
  const counted = operation.results.filter(
    (result) =>
      result.indicator === indicator &&
      result.status !== 'withdrawn' &&
      result.breakdownOf === undefined &&
      result.notCounted === undefined,
  );
  const stated = sumOf(counted.filter(({ scope }) => scope === 'operation'));
  if (stated) return stated;

  const shares = counted.filter(({ scope }) => scope === 'country');
  const reporters = Map.groupBy(
    shares,
    ({ country, reportingService }) => `${country}/${reportingService ?? ''}`,
  );
  const sum = sumOf([...reporters.values()].flatMap(standing));
  if (!sum) return { value: null, precision: null, provisional: false };
  const answered = new Set(shares.map(({ country }) => country)).size;
  const of = operation.countries.length;
  if (answered === of) return sum;
  const { value, precision } = sum;
  return { value: null, precision: null, provisional: false, partial: { value, precision, answered, of } };
}

export function total(figures: readonly ExpectedFigure[]): ExpectedFigure {
  const given = figures.flatMap(({ value, precision, provisional }) =>
    value === null || precision === null ? [] : [{ value, precision, provisional }],
  );
  return given.length === 0 ? { value: null, precision: null, provisional: false } : given.reduce(add);
}

/** Of running totals the newest; increments all. */
function standing(results: readonly ExpectedResult[]): readonly ExpectedResult[] {
  const running = results.filter(({ counting }) => counting === 'running-total');
  const newest = running.toSorted((a, b) => ((a.cutOff?.at ?? '') < (b.cutOff?.at ?? '') ? 1 : -1))[0];
  return newest ? [newest] : results;
}

function sumOf(results: readonly ExpectedResult[]): Sum | undefined {
  const sums = results.map(({ value, precision, status }) => ({
    value,
    precision,
    provisional: status === 'provisional',
  }));
  return sums.length === 0 ? undefined : sums.reduce(add);
}

function add(a: Sum, b: Sum): Sum {
  return {
    value: a.value + b.value,
    precision: precisionOf(a.precision, b.precision),
    provisional: a.provisional || b.provisional,
  };
}

function precisionOf(a: string, b: string): string {
  const both = [a, b];
  if (both.includes('about')) return 'about';
  if (both.includes('nearly'))
    return both.every((one) => one === 'nearly' || one === 'exact') ? 'nearly' : 'about';
  if (both.includes('over')) return 'over';
  return both.includes('at-least') ? 'at-least' : 'exact';
}
