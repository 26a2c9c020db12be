import type { ReportRow } from '@entente/counting';
import { OrNull } from '@entente/schema';
import { PRECISIONS } from '@entente/kernel';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { ReportDocument } from './report.response.js';

export class CoverageAnswer {
  @IsInt() @Min(0) answered!: number;
  @OrNull() @IsInt() @Min(0) of!: number | null;
}

export class PartialAnswer {
  @IsNumber() @Min(0) value!: number;
  @IsIn(PRECISIONS) precision!: string;
  @IsInt() @Min(1) operations!: number;
  @ValidateNested() @Type(() => CoverageAnswer) coverage!: CoverageAnswer;
}

/** The values that the row is grouped by; of the dimensions below, those that were asked for. */
export class ReportGroupAnswer {
  @IsOptional() @OrNull() @IsInt() year?: number | null;
  @IsOptional() @OrNull() @IsString() month?: string | null;
  @IsOptional() @IsString() country?: string;
  @IsOptional() @IsString() operation?: string;
  @IsOptional() @OrNull() @IsString() offence?: string | null;
  @IsOptional() @IsString() sex?: string;
  @IsOptional() @IsString() ageGroup?: string;
  @IsOptional() @IsString() citizenship?: string;
  @IsOptional() @IsString() exploitationForm?: string;
}

export class ResultsReportRow {
  @ValidateNested() @Type(() => ReportGroupAnswer) group!: ReportRow['group'];
  @IsString() indicator!: string;
  @OrNull() @IsString() unit!: string | null;
  @IsOptional() @IsString() offence?: string;
  @OrNull() @IsNumber() @Min(0) value!: number | null;
  @OrNull() @IsIn(PRECISIONS) precision!: string | null;
  @IsInt() @Min(0) operations!: number;
  @IsInt() @Min(0) nested!: number;
  @IsInt() @Min(0) operationsReporting!: number;
  @IsOptional() @IsBoolean() provisional?: boolean;
  @IsOptional() @IsNumber() @Min(0) possiblyCountedTwice?: number;
  @IsOptional() @ValidateNested() @Type(() => PartialAnswer) partial?: PartialAnswer;
}

export class ResultsReportDocument extends ReportDocument {
  @IsArray() @ValidateNested({ each: true }) @Type(() => ResultsReportRow) rows!: readonly ResultsReportRow[];
}
