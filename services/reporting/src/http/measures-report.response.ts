import type { MeasuresRow } from '@entente/counting';
import { OrNull } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { ReportDocument } from './report.response.js';

/** The values that the row is grouped by; of the dimensions below, those that were asked for. */
export class MeasuresGroupAnswer {
  @IsOptional() @OrNull() @IsString() thirdCountry?: string | null;
  @IsOptional() @OrNull() @IsString() region?: string | null;
  @IsOptional() @OrNull() @IsString() theme?: string | null;
  @IsOptional() @OrNull() @IsString() reportingCountry?: string | null;
  @IsOptional() @OrNull() @IsString() status?: string | null;
  @IsOptional() @OrNull() @IsString() partnerType?: string | null;
  @IsOptional() @OrNull() @IsString() beneficiaryType?: string | null;
  @IsOptional() @OrNull() @IsString() duration?: string | null;
}

export class MeasuresReportRow {
  @ValidateNested() @Type(() => MeasuresGroupAnswer) group!: MeasuresRow['group'];
  @IsInt() @Min(0) measures!: number;
}

export class MeasuresReportDocument extends ReportDocument {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MeasuresReportRow)
  rows!: readonly MeasuresReportRow[];
}
