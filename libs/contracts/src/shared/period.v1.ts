import 'reflect-metadata';
import type { PartialDate } from '@entente/kernel';
import { IsPartialDate } from '@entente/schema';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class PeriodV1 {
  @IsOptional() @IsPartialDate() startsOn?: PartialDate;
  @IsOptional() @IsPartialDate() endsOn?: PartialDate;
  @IsOptional() @IsInt() @Min(1900) @Max(2999) year?: number;
}
