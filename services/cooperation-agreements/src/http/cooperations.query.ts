import { PageQuery } from '@entente/http';
import {
  AGREEMENT_TYPES,
  ARRANGEMENT_TYPES,
  type AgreementType,
  type ArrangementType,
  type LocalDate,
  type PageRequest,
} from '@entente/kernel';
import { country, IsCountryCodeOnInput, IsLocalDate } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';

/** The day whose state is answered; today, in UTC, unless it is named. */
export class DayQuery {
  @IsOptional() @IsLocalDate() on?: LocalDate;
}

class CooperationsQuery extends PageQuery {
  @IsOptional() @IsLocalDate() on?: LocalDate;
  /** A state that is a party, or one of whose bodies is. */
  @IsOptional() @IsCountryCodeOnInput() party?: string;
  @IsOptional() @IsCountryCodeOnInput() reportedBy?: string;
}

export class AgreementsQuery extends CooperationsQuery {
  @IsOptional() @IsIn(AGREEMENT_TYPES) type?: AgreementType;
}

export class ArrangementsQuery extends CooperationsQuery {
  @IsOptional() @IsIn(ARRANGEMENT_TYPES) type?: ArrangementType;
}

/** What a list is asked for: its filter and its page. */
export function readQuery<Type extends string>({
  limit,
  cursor,
  party,
  reportedBy,
  type,
}: CooperationsQuery & { readonly type?: Type }) {
  const page: PageRequest = { limit, ...(cursor !== undefined && { cursor }) };
  const filter = {
    ...(type !== undefined && { type }),
    ...country('party', party),
    ...country('reportedBy', reportedBy),
  };
  return { filter, page };
}
