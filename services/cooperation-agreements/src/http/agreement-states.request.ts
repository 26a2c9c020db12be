import { ReasonBody } from '@entente/http';
import type { PartialDate } from '@entente/kernel';
import { IsPartialDate } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PartyNameBody } from './cooperation.request.js';

/** Of the whole, or of the one party that is named as it is recorded. */
export class StepBody {
  @IsPartialDate() on!: PartialDate;
  @IsOptional() @ValidateNested() @Type(() => PartyNameBody) party?: PartyNameBody;
}

export class SuspendBody extends ReasonBody {
  @IsPartialDate() from!: PartialDate;
}

export class ResumeBody {
  /** The day on which it is in force again. */
  @IsPartialDate() on!: PartialDate;
}

export class TerminateBody extends ReasonBody {
  @IsPartialDate() on!: PartialDate;
}
