import { hasRole, InvalidField, nameOf, type Actor } from '@entente/kernel';
import { countryOf, IsCode, IsCountryCodeOnInput, IsText } from '@entente/schema';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import type { Declaration } from '../domain/cannot-say.js';
import type { ParticipantName } from '../domain/participant.js';
import { ParticipantBody, ParticipantNameBody } from './participant.request.js';

export class InvitationBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ParticipantBody)
  participants!: readonly ParticipantBody[];
}

/** For a refusal, and for leaving. A country that names no service answers for all of its own. */
export class AnswerWithReasonBody extends ParticipantNameBody {
  @IsText({ max: 2_000 }) reason!: string;
}

/** What a country, one of its services, or a body is asked for and cannot say. Said again, it takes the new reason. */
export class CannotSayBody {
  /** The actor's own unless said otherwise: the country, or the body of who reports for none. */
  @IsOptional() @IsCountryCodeOnInput() country?: string;
  /** Of a country where one is named, too. */
  @IsOptional() @IsText({ max: 200 }) body?: string;
  @IsOptional() @IsText({ max: 200 }) service?: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @IsCode({ each: true }) indicators!: readonly string[];
  @IsText({ max: 2_000 }) reason!: string;
}

/** @throws InvalidField where neither what was sent nor the actor says who it is */
export function toDeclaration(sent: CannotSayBody, actor: Actor): Declaration {
  const { service, indicators, reason } = sent;
  return {
    ...whoCannotSay(sent, actor),
    ...(service !== undefined && { service: nameOf(service) }),
    ...{ indicators, reason },
  };
}

function whoCannotSay({ country, body }: CannotSayBody, actor: Actor): ParticipantName {
  if (country !== undefined || body !== undefined) {
    return {
      ...(country !== undefined && { country: countryOf(country) }),
      ...(body !== undefined && { body: nameOf(body) }),
    };
  }
  if (actor.country !== undefined) return { country: actor.country };
  if (hasRole(actor, 'action-leader') && actor.organisation !== undefined) {
    return { body: actor.organisation };
  }
  throw new InvalidField('/country', 'must name the country that cannot say, or body the body');
}
