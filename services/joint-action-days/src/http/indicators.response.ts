import type { Indicator } from '@entente/kernel';
import { IsCode } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsString, ValidateNested } from 'class-validator';

export class LabelAnswer {
  @IsString() en!: string;
  @IsString() fr!: string;
}

export class IndicatorAnswer {
  @IsCode() key!: string;
  @IsString() unit!: string;
  @IsCode() family!: string;
  @ValidateNested() @Type(() => LabelAnswer) label!: LabelAnswer;
}

export class IndicatorsAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => IndicatorAnswer) items!: readonly Indicator[];
}
