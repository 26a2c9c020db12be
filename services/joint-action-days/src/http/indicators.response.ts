import { CHECKS, checksOf, type Check } from '@entente/counting';
import {
  ADDITIONS,
  GROUP_DIMENSIONS,
  INDICATOR_FAMILIES,
  isCoreIndicator,
  type Indicator,
  type InTwoLanguages,
} from '@entente/kernel';
import { IsCode, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, ValidateNested } from 'class-validator';

export class InTwoLanguagesAnswer {
  @IsText({ max: 1_000 }) en!: string;
  @IsText({ max: 1_000 }) fr!: string;
}

export class IndicatorAnswer {
  @IsCode() key!: string;
  /** `currency`: the result names the currency as its unit. */
  @IsText({ max: 50 }) unit!: string;
  @IsIn(INDICATOR_FAMILIES) family!: Indicator['family'];
  @ValidateNested() @Type(() => InTwoLanguagesAnswer) label!: InTwoLanguages;
  @ValidateNested() @Type(() => InTwoLanguagesAnswer) definition!: InTwoLanguages;
  /** Along what its figures may be added. */
  @IsArray() @IsIn(ADDITIONS, { each: true }) addedAlong!: Indicator['addedAlong'];
  /** What its figures are usually broken down by. */
  @IsArray() @IsIn([...GROUP_DIMENSIONS, 'offence'], { each: true }) usualParts!: Indicator['usualParts'];
  /** Asked for where a reporting template names nothing else. */
  @IsBoolean() core!: boolean;
  /** The checks of an operation's figures that it takes part in. */
  @IsArray() @IsIn(CHECKS, { each: true }) checks!: readonly Check[];
}

export class IndicatorsAnswer {
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => IndicatorAnswer)
  items!: readonly IndicatorAnswer[];
}

export function toIndicatorAnswer(indicator: Indicator): IndicatorAnswer {
  const { key, unit, family, label, definition, addedAlong, usualParts } = indicator;
  return {
    ...{ key, unit, family, label, definition, addedAlong, usualParts },
    core: isCoreIndicator(key),
    checks: checksOf(key),
  };
}
