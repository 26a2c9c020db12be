import type { GroupDimension } from '../vocabulary.js';

export interface InTwoLanguages {
  readonly en: string;
  readonly fr: string;
}

/** Indicators of one family are told beside each other and never summed into one figure. */
export const INDICATOR_FAMILIES = [
  'suspects',
  'victims',
  'migrants',
  'checks',
  'online',
  'seizures',
  'outcomes',
  'resources',
] as const;
export type IndicatorFamily = (typeof INDICATOR_FAMILIES)[number];

/** The unit of what is an amount of money, in whichever currency the result names. */
export const CURRENCY = 'currency';

/** Along what figures of an indicator may be added: what one country saw online, another may have seen too. */
export const ADDITIONS = ['countries', 'operations'] as const;
export type Addition = (typeof ADDITIONS)[number];

/** An indicator of the catalogue. Its unit decides what it may be added to. */
export interface Indicator {
  readonly key: string;
  readonly unit: 'persons' | 'investigations' | 'count' | typeof CURRENCY;
  readonly family: IndicatorFamily;
  readonly label: InTwoLanguages;
  readonly definition: InTwoLanguages;
  readonly addedAlong: readonly Addition[];
  /** What such figures are usually broken down by. */
  readonly usualParts: readonly (GroupDimension | 'offence')[];
}

export const ADDITIVE: readonly Addition[] = ADDITIONS;
