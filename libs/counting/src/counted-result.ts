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

/** The result of another reporter that is counted instead of one. */
export interface StepsBackBehind {
  readonly id: string;
  /** Its operation, where that is another one. */
  readonly elsewhere?: string;
  /** Its country as it was answered for. */
  readonly country?: CountryCode;
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
  /** When somebody decided that this value stands for all of the same thing (ISO 8601, UTC). */
  readonly retainedAt?: string;
  readonly notCounted?: boolean;
  /** Set once everybody concerned said that the two are one and the same. */
  readonly stepsBackBehind?: StepsBackBehind;
  /** Other countries that carried it out: it stands in their rows, too. */
  readonly carriedOutBy?: readonly CountryCode[];
  readonly withdrawn: boolean;
  readonly provisional: boolean;
  /** When the reporter stated it (ISO 8601, a day or an instant): orders running totals, never arrival. */
  readonly statedAt: string;
  /** Whether the reporter said so itself; otherwise it is when it was logged. */
  readonly dated?: boolean;
  /** When it reached the service (ISO 8601, UTC): between two that were stated at the same time. */
  readonly loggedAt: string;
}

/** Whether a result is neither withdrawn nor set aside. It may be a part or a second value. */
export function isStanding({ withdrawn, notCounted }: CountedResult): boolean {
  return !withdrawn && !notCounted;
}

/** Each result once, in the order of their ids. */
export function latestVersions(results: readonly CountedResult[]): readonly CountedResult[] {
  const latest = new Map<string, CountedResult>();
  for (const result of results) {
    const known = latest.get(result.id);
    if (!known || known.version < result.version) latest.set(result.id, result);
  }
  return [...latest.values()].sort(byId);
}

export function byId(left: CountedResult, right: CountedResult): number {
  return compareText(left.id, right.id);
}

/** By when it was stated, then by when it was logged. */
export function newestLast(left: CountedResult, right: CountedResult): number {
  return (
    compareText(left.statedAt, right.statedAt) ||
    compareText(left.loggedAt, right.loggedAt) ||
    byId(left, right)
  );
}

export function refOf({ id, version }: CountedResult): ResultRef {
  return { id, version };
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
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
