import { InvalidField, OVERLAP_ANSWERS, type OverlapAnswer } from '@entente/kernel';
import { IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { GivenAnswer } from '../application/answer-overlap.js';

export class OverlappingResultBody {
  @IsId() id!: string;
  @IsId() jointActionDayId!: string;
}

/** As it was named in the answer, or by its id alone. */
export class OtherResultBody {
  @IsId() id!: string;
  @IsOptional() @IsId() jointActionDayId?: string;
}

/** Whether the result of the address and another one are the same. */
export class OverlapAnswerBody {
  @ValidateNested() @Type(() => OverlappingResultBody) with!: OverlappingResultBody;
  @IsIn(OVERLAP_ANSWERS) answer!: OverlapAnswer;
  /** Needed where they are different. */
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}

export class OverlapUndoingBody {
  @ValidateNested() @Type(() => OtherResultBody) with!: OtherResultBody;
  @IsText({ max: 2_000 }) reason!: string;
}

/** @throws InvalidField for "different" without a reason */
export function toGivenAnswer({ with: other, answer, reason }: OverlapAnswerBody): GivenAnswer {
  if (answer === 'different' && reason === undefined) {
    throw new InvalidField('/reason', 'must say why the two are different');
  }
  const { id, jointActionDayId } = other;
  return { with: { id, jointActionDayId }, answer, ...(reason !== undefined && { reason }) };
}
