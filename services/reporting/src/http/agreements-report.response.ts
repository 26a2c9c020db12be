import type { AgreementsRow } from '@entente/counting';
import type { LocalDate } from '@entente/kernel';
import { IsLocalDate, OrNull } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { ReportDocument } from './report.response.js';

/** The values that the row is grouped by; of the dimensions below, those that were asked for. */
export class AgreementsGroupAnswer {
  @IsOptional() @OrNull() @IsString() type?: string | null;
  @IsOptional() @OrNull() @IsString() party?: string | null;
  @IsOptional() @OrNull() @IsString() state?: string | null;
}

export class AgreementsReportRow {
  @ValidateNested() @Type(() => AgreementsGroupAnswer) group!: AgreementsRow['group'];
  @IsInt() @Min(0) agreements!: number;
  /** Those whose state is in somebody's word and does not follow from dates. */
  @IsOptional() @IsInt() @Min(0) stated?: number;
}

export class AgreementsReportDocument extends ReportDocument {
  /** The day that states are those of. */
  @IsLocalDate() on!: LocalDate;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AgreementsReportRow)
  rows!: readonly AgreementsReportRow[];
}
