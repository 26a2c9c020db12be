import type { JournalRow } from '@entente/messaging';
import { FieldRule, IsInstant, OrNull } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';

export class JournalActorAnswer {
  @IsString() subject!: string;
  @IsArray() @IsString({ each: true }) roles!: readonly string[];
  @IsOptional() @IsString() country?: string;
  @IsOptional() @IsString() organisation?: string;
}

/**
 * Everything that the row's hash covers, so that an auditor can compute it again: sha256 of the row as JSON with
 * sorted keys, under the names it is stored by (`_id`, `aggregatetype`, …), without `hash` itself.
 */
export class JournalRowAnswer {
  @IsString() id!: string;
  @IsString() aggregateType!: string;
  @IsString() aggregateId!: string;
  @IsInt() aggregateVersion!: number;
  @IsString() type!: string;
  /** The message key. */
  @IsString() key!: string;
  @ValidateNested() @Type(() => JournalActorAnswer) actor!: JournalActorAnswer;
  @IsString() requestId!: string;
  @IsOptional() @IsString() reason?: string;
  @IsOptional() @IsString() bodyHash?: string;
  @IsOptional() @IsString() idempotencyKey?: string;
  @IsOptional() @IsString() traceparent?: string;
  @IsInstant() recordedAt!: string;
  /** The event as it was or will be sent. */
  @FieldRule({ type: 'object', description: 'an event payload' }) payload!: object;
  @OrNull() @IsString() previousHash!: string | null;
  @IsString() hash!: string;
}

export class JournalAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => JournalRowAnswer)
  items!: readonly JournalRowAnswer[];
  @IsOptional() @IsString() next?: string;
}

export function toJournalRowAnswer(row: JournalRow): JournalRowAnswer {
  const {
    _id,
    aggregatetype,
    aggregateid,
    aggregateversion,
    recordedAt,
    pending: _,
    parked: __,
    ...same
  } = row;
  return {
    ...same,
    id: _id,
    aggregateType: aggregatetype,
    aggregateId: aggregateid,
    aggregateVersion: aggregateversion,
    recordedAt: recordedAt.toISOString(),
  };
}
