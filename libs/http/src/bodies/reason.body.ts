import { IsText } from '@entente/schema';
import { IsOptional } from 'class-validator';

export class ReasonBody {
  @IsText({ max: 2_000 }) reason!: string;
}

export class OptionalReasonBody {
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
}
