import { IsPartialDate } from '@entente/schema';
import type { PartialDate } from '@entente/kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** As far as it is known: a day, a month, a year or nothing, at either end. */
export class PeriodBody {
  @IsOptional() @IsPartialDate() startsOn?: PartialDate;
  @IsOptional() @IsPartialDate() endsOn?: PartialDate;
  @IsOptional() @IsInt() @Min(1900) @Max(2999) year?: number;
}
