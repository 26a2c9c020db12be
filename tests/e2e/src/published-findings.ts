import type { Check } from '@entente/counting';

interface Slip {
  readonly check: Check;
  readonly indicator: string;
  readonly detail: string;
}

/**
 * Where printed figures do not go together, by the operation's id in the file, worked out from the numbers as printed.
 * Of the other operations there is nothing to say.
 */
export const PUBLISHED_FINDINGS: Readonly<Record<string, readonly Slip[]>> = {
  'ciconia-alba-2016-10': [
    {
      check: 'difference-equals-part',
      indicator: 'personsArrested',
      detail: '386 and 314 lie apart by 72, which is a part of 314',
    },
  ],
  'epervier-2017-11': [
    { check: 'unlike-precision', indicator: 'victimsIdentified', detail: 'about 500 and over 500' },
  ],
  'jad-see-2023-11': [
    {
      check: 'complete-parts-do-not-add-up',
      indicator: 'personsArrested',
      detail: '566, and parts declared complete that add up to 562',
    },
  ],
  'labour-jad-2024-04': [
    {
      check: 'complete-parts-do-not-add-up',
      indicator: 'entitiesChecked',
      detail: '165896, and parts declared complete that add up to 170439',
    },
  ],
  'global-chain-2024-06': [
    { check: 'unlike-precision', indicator: 'investigationsOpened', detail: 'over 276 and 276' },
  ],
  'labour-jad-2025-09': [
    {
      check: 'complete-parts-do-not-add-up',
      indicator: 'entitiesChecked',
      detail: '194995, and parts declared complete that add up to 195403',
    },
    {
      check: 'shares-above-stated',
      indicator: 'personsArrested',
      detail: '54 for the whole, and shares of 58',
    },
  ],
};

/**
 * Where a guard could be mistaken: adults and minors make up the victims, and the minors are told once more beside
 * them; tables by country add up, and a part of the victims is told again and set aside; two values differ only in
 * how they are rounded, one number stands under two indicators, and five of 44 countries tell their share.
 */
export const CONSISTENT = [
  'sexual-exploitation-2021-11',
  'agri-labour-jad-2021-09',
  'global-chain-2023-05',
] as const;
