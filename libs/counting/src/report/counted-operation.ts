import type { CountryCode, OverlapCertainty } from '@entente/kernel';
import type { IndicatorFigure } from '../operation-figures.js';

/** An operation as a report sees it: where it is filed, what it is nested in, and its figures. */
export interface CountedOperation {
  readonly id: string;
  readonly year: number | null;
  /** `2026-04`, null where no month is known. */
  readonly month: string | null;
  readonly countries: readonly CountryCode[];
  readonly nestedIn?: string;
  readonly mayOverlapWith: readonly { readonly id: string; readonly certainty: OverlapCertainty }[];
  readonly figures: readonly IndicatorFigure[];
}
