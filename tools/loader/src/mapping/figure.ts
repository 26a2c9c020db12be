import type { Precision } from '@entente/kernel';
import { partsOf, type Part } from './breakdown.js';
import { resultId } from './ids.js';
import { mapIndicator, sameFamily, sameIndicator, type MappedIndicator } from './indicators.js';
import { optional } from './optional.js';
import { precisionOf } from './precision.js';
import type { Reporter } from './reporter.js';
import { Row } from './row.js';

/** One result of the file as it was read, before it is linked to the others. */
export interface Figure extends MappedIndicator {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly value: number;
  readonly precision: Precision;
  readonly wording?: string;
  readonly scope?: string;
  readonly asOf?: string;
  readonly note?: string;
  readonly sourceUrl?: string;
  readonly alternative: boolean;
  readonly inTotals: boolean;
  readonly parts: readonly Part[];
  readonly unread: readonly string[];
}

/** @throws MalformedRow where the row cannot be understood. */
export function readFigure(value: unknown, reporter: Reporter, index: number): Figure {
  const row = Row.of(value);
  const indicator = mapIndicator(row.text('indicator'));
  const figure = {
    ...indicator,
    id: resultId(reporter.operation, reporter.path, index),
    index,
    name: figureName(value, reporter, index),
    value: row.count('value'),
    precision: precisionOf(row.optionalText('qualifier')),
    ...optional('wording', row.optionalText('reportedTerm')),
    ...optional('scope', row.optionalText('scope')),
    ...optional('asOf', row.optionalText('asOf')),
    ...optional('note', row.optionalText('note')),
    ...optional('sourceUrl', row.optionalText('sourceUrl')),
    alternative: row.optionalFlag('alternative') ?? false,
    inTotals: row.optionalFlag('inTotals') ?? true,
    parts: partsOf(row.optionalRow('breakdown'), indicator.indicator),
  };
  return { ...figure, unread: row.unread() };
}

/** How messages name a row, whatever its shape: `labour-jad-2016-05, PL, result 3 (arrests)`. */
export function figureName(value: unknown, { name }: Reporter, index: number): string {
  const indicator =
    typeof value === 'object' && value !== null && 'indicator' in value ? value.indicator : null;
  return `${name}, result ${index}${typeof indicator === 'string' ? ` (${indicator})` : ''}`;
}

/** Whether a figure stands for its reporter: neither a second value nor set aside. */
export function isCounted({ alternative, inTotals }: Figure): boolean {
  return !alternative && inTotals;
}

/** The figure that an alternative is the second value of: of the same indicator, else of its family. */
export function firstValueOf(alternative: Figure, figures: readonly Figure[]): Figure | undefined {
  const counted = figures.filter(isCounted);
  return (
    counted.find((figure) => sameIndicator(figure, alternative)) ??
    counted.find((figure) => sameFamily(figure, alternative))
  );
}
