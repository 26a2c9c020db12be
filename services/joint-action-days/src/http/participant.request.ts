import {
  hasRole,
  InvalidField,
  nameOf,
  PARTICIPATION_BASES,
  type Actor,
  type ParticipationBasis,
} from '@entente/kernel';
import { country, IsCode, IsCountryCodeOnInput, IsId, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { Participant, ParticipantName } from '../domain/participant.js';

export class ParticipantNameBody {
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsOptional() @IsText({ max: 200 }) service?: string;
}

/** What the part of a third country rests on, where it is known: a note that refuses nobody. */
export class RestsOnBody {
  @IsIn(PARTICIPATION_BASES) kind!: ParticipationBasis;
  /** The agreement or arrangement; it may arrive later. */
  @IsOptional() @IsId() id?: string;
  @IsOptional() @IsText({ max: 1_000 }) note?: string;
}

export class ParticipantBody extends ParticipantNameBody {
  @IsOptional() @IsText({ max: 100 }) role?: string;
  /** What it is asked for; none named: what the operation's reporting template names. */
  @IsOptional() @IsArray() @ArrayMaxSize(200) @IsCode({ each: true }) indicators?: readonly string[];
  @IsOptional() @ValidateNested() @Type(() => RestsOnBody) restsOn?: RestsOnBody;
}

export function toParticipant({ role, indicators, restsOn, ...name }: ParticipantBody): Participant {
  return {
    ...toName(name),
    ...(role !== undefined && { role: nameOf(role) }),
    ...(indicators && { indicators }),
    ...(restsOn && { restsOn }),
  };
}

/**
 * Who answers is named, or is the actor's own country or body.
 * @throws InvalidField where neither says who it is
 */
export function toAnswering(named: ParticipantNameBody, actor: Actor): ParticipantName {
  const name = toName(named);
  if (name.country !== undefined || name.body !== undefined) return name;
  if (hasRole(actor, 'national-coordinator') && actor.country !== undefined) {
    return { ...name, country: actor.country };
  }
  if (hasRole(actor, 'action-leader') && actor.organisation !== undefined) {
    return { ...name, body: actor.organisation };
  }
  throw new InvalidField('/country', 'must name the country that answers, or body the body');
}

function toName({ country: code, body, service }: ParticipantNameBody): ParticipantName {
  return {
    ...country('country', code),
    ...(body !== undefined && { body: nameOf(body) }),
    ...(service !== undefined && { service: nameOf(service) }),
  };
}
