import type { BeneficiaryGroupV1 } from '@entente/contracts';
import { nameOf, PARTNER_TYPES, type PartialDate, type PartnerType } from '@entente/kernel';
import { country, countryOf, IsCountryCodeOnInput, IsPartialDate, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { Activity, BeneficiaryGroup, Partner, Phase } from '../domain/measure.js';

export class PhaseBody {
  @IsOptional() @IsText({ max: 200 }) label?: string;
  @IsOptional() @IsPartialDate() startsOn?: PartialDate;
  @IsOptional() @IsPartialDate() endsOn?: PartialDate;
  @IsOptional() @IsInt() @Min(1) @Max(1_200) durationMonths?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(300) @IsCountryCodeOnInput({ each: true }) thirdCountries: string[] =
    [];
}

export class PartnerBody {
  @IsText({ max: 500 }) name!: string;
  @IsOptional() @IsIn(PARTNER_TYPES) type?: PartnerType;
  @IsOptional() @IsCountryCodeOnInput() country?: string;
}

/** Who took part, by country and function: counts, never a person. */
export class ActivityParticipantsBody {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 200 }) function?: string;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000_000) number?: number;
}

export class ActivityBody {
  @IsText({ max: 200 }) type!: string;
  @IsOptional() @IsText({ max: 500 }) subject?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => ActivityParticipantsBody)
  participants: ActivityParticipantsBody[] = [];
}

export function toPhase({ thirdCountries, ...phase }: PhaseBody): Phase {
  return { ...phase, thirdCountries: thirdCountries.map(countryOf) };
}

export function toPartner({ country: spelling, ...partner }: PartnerBody): Partner {
  return { ...partner, ...country('country', spelling) };
}

export function toActivity({ participants, ...activity }: ActivityBody): Activity {
  return {
    ...activity,
    participants: participants.map(({ country: spelling, ...rest }) => ({
      ...rest,
      ...country('country', spelling),
    })),
  };
}

/** Types are free text, and counted by. */
export function toBeneficiaryGroup({ type, ...group }: BeneficiaryGroupV1): BeneficiaryGroup {
  return { ...group, type: nameOf(type) };
}
