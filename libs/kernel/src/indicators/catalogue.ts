import { OTHER_CHECKS, PERSONS_CHECKED } from './checks.js';
import type { Addition, Indicator } from './indicator.js';
import { MIGRANTS } from './migrants.js';
import { ONLINE } from './online.js';
import { INVESTIGATIONS_OPENED, OTHER_OUTCOMES } from './outcomes.js';
import { AGENCIES_PARTICIPATING, OFFICERS_DEPLOYED } from './resources.js';
import { SEIZURES } from './seizures.js';
import { OTHER_SUSPECTS, PERSONS_ARRESTED, SUSPECTS_IDENTIFIED } from './suspects.js';
import {
  OTHER_VICTIMS,
  POTENTIAL_VICTIMS,
  PRESUMED_VICTIMS,
  VICTIMS_IDENTIFIED,
  VICTIMS_REGISTERED,
} from './victims.js';

/** What participants are asked for where a template names nothing else, and what every report has a row for. */
export const CORE_INDICATORS: readonly Indicator[] = [
  PERSONS_ARRESTED,
  SUSPECTS_IDENTIFIED,
  POTENTIAL_VICTIMS,
  PRESUMED_VICTIMS,
  VICTIMS_IDENTIFIED,
  VICTIMS_REGISTERED,
  PERSONS_CHECKED,
  OFFICERS_DEPLOYED,
  INVESTIGATIONS_OPENED,
];

/** Every indicator that has one meaning for all; anything else is a free indicator, with its own name and unit. */
export const INDICATORS: readonly Indicator[] = [
  ...CORE_INDICATORS,
  ...OTHER_SUSPECTS,
  ...OTHER_VICTIMS,
  ...MIGRANTS,
  ...OTHER_CHECKS,
  ...ONLINE,
  ...SEIZURES,
  ...OTHER_OUTCOMES,
  AGENCIES_PARTICIPATING,
];

const BY_KEY: ReadonlyMap<string, Indicator> = new Map(
  INDICATORS.map((indicator) => [indicator.key, indicator]),
);

/** The catalogue's indicator, or `undefined` for a free one, which must bring its own unit. */
export function indicatorOf(key: string): Indicator | undefined {
  return BY_KEY.get(key);
}

const CORE: ReadonlySet<string> = new Set(CORE_INDICATORS.map(({ key }) => key));

export function isCoreIndicator(key: string): boolean {
  return CORE.has(key);
}

/** Whether figures of this indicator may be added along this. Of a free one nobody has said that they may not. */
export function isAddedAlong(key: string, along: Addition): boolean {
  return indicatorOf(key)?.addedAlong.includes(along) ?? true;
}
