import 'reflect-metadata';
import type { PartialDate } from '@entente/kernel';
import { IsCode, IsPartialDate } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { SourceV1 } from '../shared/source.v1.js';

/** A state in the word of whoever reported it, and the day it was reported for. */
export class StatedStatusV1 {
  @IsCode() value!: string;
  @IsOptional() @IsPartialDate() on?: PartialDate;
  @IsOptional() @ValidateNested() @Type(() => SourceV1) source?: SourceV1;
}
