import { IsCode, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, ValidateNested } from 'class-validator';
import { ReportedResultV1 } from './reported-result.v1.js';

export const REPORTED_RESULT = 'org.entente.reported-result';

/** What may happen to a result: the last word of the event's type before its major. */
export const REPORTED_RESULT_CHANGES = ['logged', 'revised', 'confirmed', 'corrected', 'withdrawn'] as const;
export type ReportedResultChangeKind = (typeof REPORTED_RESULT_CHANGES)[number];

export function reportedResultEventType(change: ReportedResultChangeKind): string {
  return `${REPORTED_RESULT}.${change}.v1`;
}

export class ReportedResultChangeV1 {
  /** A code, not a closed list: the event's type says the same, and new kinds come as new types. */
  @IsCode() kind!: string;
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  /** The fields whose value is another one than in the version before. */
  @IsArray() @IsCode({ each: true }) fields!: string[];
}

/** The state after the change, and the change. Its message key is the action day's id, not the result's. */
export class ReportedResultEventV1 {
  @ValidateNested() @Type(() => ReportedResultV1) reportedResult!: ReportedResultV1;
  @ValidateNested() @Type(() => ReportedResultChangeV1) change!: ReportedResultChangeV1;
}
