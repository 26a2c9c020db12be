import { PARTICIPATION_STATUSES, type CountryCode, type ParticipationStatus } from '@entente/kernel';
import { IsCode, IsCountryCode, IsInstant, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { RESPONSE_STATES, type ParticipantResponse, type ResponseState } from '../domain/responses.js';

export class IndicatorResponseAnswer {
  @IsCode() indicator!: string;
  @IsIn(RESPONSE_STATES) state!: ResponseState;
  /** Of the first result, of the declaration, or since when the figure is due; absent where nobody knows. */
  @IsOptional() @IsInstant() since?: string;
  /** Why the participant cannot say. */
  @IsOptional() @IsText({ max: 2_000 }) reason?: string;
  @IsOptional() @IsInt() @Min(1) results?: number;
}

export class ParticipantResponseAnswer {
  @IsOptional() @IsCountryCode() country?: CountryCode;
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsOptional() @IsText({ max: 200 }) service?: string;
  @IsOptional() @IsIn(PARTICIPATION_STATUSES) participation?: ParticipationStatus;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => IndicatorResponseAnswer)
  indicators!: ParticipantResponse['indicators'];
}

export class ResponsesAnswer {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ParticipantResponseAnswer)
  items!: readonly ParticipantResponse[];
}
