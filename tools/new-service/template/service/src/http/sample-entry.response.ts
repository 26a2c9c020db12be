import type { VersionedState } from '@entente/kernel';
import { IsId } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { SampleEntryState } from '../domain/sample-entry.js';
import { SampleEntryBody } from './sample-entry.request.js';

/** The fields that PUT takes. */
export class SampleEntryAnswer extends SampleEntryBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
}

export class SampleEntriesAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SampleEntryAnswer)
  items!: readonly VersionedState<SampleEntryState>[];
  @IsOptional() @IsString() next?: string;
}
