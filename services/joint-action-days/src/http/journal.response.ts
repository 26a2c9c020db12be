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

export class JournalRowAnswer {
  @IsString() id!: string;
  @IsString() aggregateType!: string;
  @IsString() aggregateId!: string;
  @IsInt() aggregateVersion!: number;
  @IsString() type!: string;
  @ValidateNested() @Type(() => JournalActorAnswer) actor!: JournalActorAnswer;
  @IsString() requestId!: string;
  @IsOptional() @IsString() reason?: string;
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
  return {
    id: row._id,
    aggregateType: row.aggregatetype,
    aggregateId: row.aggregateid,
    aggregateVersion: row.aggregateversion,
    type: row.type,
    actor: row.actor,
    requestId: row.requestId,
    ...(row.reason !== undefined && { reason: row.reason }),
    recordedAt: row.recordedAt.toISOString(),
    payload: row.payload,
    previousHash: row.previousHash,
    hash: row.hash,
  };
}
