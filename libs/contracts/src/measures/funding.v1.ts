import 'reflect-metadata';
import { PRECISIONS, type Currency, type Precision } from '@entente/kernel';
import { IsCurrencyCode, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';

/** The largest amount that is taken: above it, sums would no longer be exact to the cent. */
const MOST = 1_000_000_000_000;

/** In whole units of the currency, with at most two decimals. */
export class StatedAmountV1 {
  @IsNumber() @Min(0) @Max(MOST) amount!: number;
  @IsCurrencyCode() currency!: Currency;
  @IsOptional() @IsIn(PRECISIONS) precision: Precision = 'exact';
}

/** One funder's or phase's part. */
export class FundingPartV1 {
  @IsOptional() @IsText({ max: 500 }) funder?: string;
  @IsOptional() @IsText({ max: 500 }) instrument?: string;
  @IsOptional() @IsNumber() @Min(0) @Max(MOST) amount?: number;
  @IsOptional() @IsCurrencyCode() currency?: Currency;
  @IsOptional() @IsIn(PRECISIONS) precision: Precision = 'exact';
  /** What the source prints, where it cannot be read as an amount. */
  @IsOptional() @IsText({ max: 200 }) amountAsPrinted?: string;
  @IsOptional() @IsText({ max: 2_000 }) note?: string;
}

/** The stated total stands on its own: the sum of the parts is not said to be it. */
export class FundingV1 {
  @IsOptional() @ValidateNested() @Type(() => StatedAmountV1) total?: StatedAmountV1;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsText({ max: 500, each: true }) funders: string[] = [];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FundingPartV1)
  parts: FundingPartV1[] = [];
}
