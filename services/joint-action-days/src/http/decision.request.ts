import { IsCode, IsText } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';
import type { Deciding } from '../domain/figure-decision.js';
import { unitOf } from '../domain/reported-result.js';

/** What the figure of an indicator is made of. */
export class DecisionBody {
  @IsCode() indicator!: string;
  /** Where the indicator alone does not say it: of money and of free indicators. */
  @IsOptional() @IsText({ max: 50 }) unit?: string;
  /** `as-ruled` takes an earlier decision back. */
  @IsIn(['stated', 'shares', 'as-ruled']) use!: Deciding['use'];
  @IsText({ max: 2_000 }) reason!: string;
}

export function toDeciding({ indicator, unit, use, reason }: DecisionBody): Deciding {
  return { indicator, unit: unitOf(indicator, unit), use, reason };
}
