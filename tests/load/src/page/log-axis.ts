/** Logarithmic, from left to right. */
export interface LogAxis {
  /** In ascending order. */
  readonly ticks: readonly number[];
  /** Between 0 and 1; what lies outside is put on the edge. */
  readonly place: (value: number) => number;
}

/** Beside the outermost values, so that their marks are whole. */
const ROOM = 1.15;
/** Up to so many powers of ten there is room for ticks between them. */
const FEW_DECADES = 2;

/** Wide enough for all of `values` that are positive, and for a half and twice as much. */
export function logAxis(values: readonly number[]): LogAxis {
  const shown = [0.5, 2, ...values.filter((value) => value > 0)];
  const from = Math.log10(Math.min(...shown) / ROOM);
  const to = Math.log10(Math.max(...shown) * ROOM);
  const ticks = ticksBetween(Math.floor(from), Math.ceil(to), to - from > FEW_DECADES ? [1] : [1, 2, 5]);
  return {
    ticks: ticks.filter((tick) => Math.log10(tick) >= from && Math.log10(tick) <= to),
    place: (value) => Math.min(1, Math.max(0, (Math.log10(value) - from) / (to - from))),
  };
}

function ticksBetween(first: number, last: number, steps: readonly number[]): readonly number[] {
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return decades.flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)));
}
