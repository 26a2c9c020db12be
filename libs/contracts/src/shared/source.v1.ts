import 'reflect-metadata';
import type { LocalDate } from '@entente/kernel';
import { IsLocalDate, IsSourceAddress, IsText } from '@entente/schema';
import { IsOptional } from 'class-validator';

export class SourceV1 {
  @IsOptional() @IsSourceAddress() url?: string;
  @IsOptional() @IsText({ max: 100 }) kind?: string;
  @IsOptional() @IsLocalDate() on?: LocalDate;
}
