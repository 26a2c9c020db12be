import { CHECKS, type Finding } from '@entente/counting';
import { IsCode, IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';

export class ResultRefAnswer {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
}

export class FindingAnswer {
  @IsIn(CHECKS) check!: Finding['check'];
  @IsCode() indicator!: string;
  @IsOptional() @IsText({ max: 50 }) unit?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ResultRefAnswer) results!: Finding['results'];
  /** The figures and how they differ. */
  @IsText({ max: 2_000 }) detail!: string;
}

export class FindingsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => FindingAnswer) items!: readonly Finding[];
}
