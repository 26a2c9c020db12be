import { IsLocalDate, IsSourceAddress, IsText } from '@entente/schema';
import type { LocalDate } from '@entente/kernel';
import { IsOptional } from 'class-validator';

/** Where a published fact comes from. */
export class SourceBody {
  @IsOptional() @IsSourceAddress() url?: string;
  @IsOptional() @IsText({ max: 100 }) kind?: string;
  @IsOptional() @IsLocalDate() on?: LocalDate;
}
