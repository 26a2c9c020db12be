import { CannotSayV1, ClosureV1, FigureDecisionV1, ParticipationV1, RemindedV1 } from '@entente/contracts';
import { IsCountryCode, IsId, IsText, OrNull } from '@entente/schema';
import type { CountryCode, VersionedState } from '@entente/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CannotSay } from '../domain/cannot-say.js';
import type { JointActionDayState, JointActionDayStatus } from '../domain/joint-action-day.js';
import type { RestsOn } from '../domain/participant.js';
import type { Participation } from '../domain/participation.js';
import type { Reminded } from '../domain/reminders.js';
import { reportingCountries } from '../domain/reporting-countries.js';
import { thirdCountriesOf } from '../domain/third-countries.js';
import { JOINT_ACTION_DAY_STATUSES, PlanBody } from './joint-action-day.request.js';
import { RestsOnBody } from './participant.request.js';

/** A country outside the EU that takes part; `restsOn` is null where nobody told what its part rests on. */
export class ThirdCountryAnswer {
  @IsCountryCode() country!: CountryCode;
  @OrNull() @ValidateNested() @Type(() => RestsOnBody) restsOn!: RestsOn | null;
  @IsText({ max: 200 }) note!: string;
}

/** The fields that PUT takes, and what was derived. */
export class JointActionDayAnswer extends PlanBody {
  @IsId() id!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(JOINT_ACTION_DAY_STATUSES) status!: JointActionDayStatus;
  /** Every country that takes part, or did before it left: lead and co-leads, listed or not, among them. */
  @IsArray() @IsCountryCode({ each: true }) participatingCountries!: readonly CountryCode[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ThirdCountryAnswer)
  thirdCountries!: readonly ThirdCountryAnswer[];
  /** Absent where nobody was invited: then whoever is listed takes part. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ParticipationV1)
  participation?: readonly Participation[];
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CannotSayV1)
  cannotSay?: readonly CannotSay[];
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RemindedV1)
  reminded?: readonly Reminded[];
  /** The figures that closing saw. */
  @IsOptional() @ValidateNested() @Type(() => ClosureV1) closure?: JointActionDayState['closure'] & object;
  /** What the lead decided that figures are made of. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FigureDecisionV1)
  decisions?: JointActionDayState['decisions'] & object;
}

export class JointActionDaysAnswer {
  @IsArray() @ValidateNested({ each: true }) @Type(() => JointActionDayAnswer) items!: JointActionDayAnswer[];
  @IsOptional() @IsString() next?: string;
}

export function toAnswer(day: VersionedState<JointActionDayState>): JointActionDayAnswer {
  return {
    ...day,
    participatingCountries: reportingCountries(day),
    thirdCountries: thirdCountriesOf(day),
  };
}
