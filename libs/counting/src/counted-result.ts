import {
  GROUP_DIMENSIONS,
  type CountryCode,
  type Group,
  type GroupDimension,
  type Offence,
  type Precision,
} from '@entente/kernel';

/** One version of one result: what a figure rests on. */
export interface ResultRef {
  readonly id: string;
  readonly version: number;
}

/** A reported result, as far as counting looks at it. */
export interface CountedResult extends ResultRef {
  readonly scope: 'country' | 'operation';
  readonly country?: CountryCode;
  readonly reportingService?: string;
  /** Named where the figure is that of a part of a country only. */
  readonly region?: string;
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly precision: Precision;
  readonly counting: 'increment' | 'running-total';
  readonly offence: Offence;
  readonly group?: Group;
  readonly breakdownOf?: string;
  readonly breakdownLabel?: string;
  /** On a whole: its parts make it up. On grouped figures without a whole: together they are the figure. */
  readonly partsComplete?: boolean;
  readonly alternativeTo?: string;
  readonly notCounted?: boolean;
  readonly withdrawn: boolean;
  readonly provisional: boolean;
  /** When the reporter stated it (ISO 8601, a day or an instant): orders running totals, never arrival. */
  readonly statedAt: string;
  /** When it reached the service (ISO 8601, UTC): between two that were stated at the same time. */
  readonly loggedAt: string;
}

/** Whether a result is a figure of its own: not withdrawn, not a part, not a second value, not set aside. */
export function isCountable(result: CountedResult): boolean {
  return (
    !result.withdrawn &&
    !result.notCounted &&
    result.breakdownOf === undefined &&
    result.alternativeTo === undefined
  );
}

export function isGrouped(result: CountedResult): boolean {
  return groupKeys(result.group).length > 0;
}

/** The dimensions a group names, in the catalogue's order. */
export function groupKeys(group: Group | undefined): readonly GroupDimension[] {
  return GROUP_DIMENSIONS.filter((dimension) => group?.[dimension] !== undefined);
}

/** One spelling for one group, whatever the order its dimensions were written in. */
export function groupId(group: Group | undefined): string {
  return JSON.stringify(groupKeys(group).map((dimension) => [dimension, group?.[dimension]]));
}
