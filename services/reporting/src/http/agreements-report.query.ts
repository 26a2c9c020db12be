import { AGREEMENT_DIMENSIONS, AGREEMENT_KINDS } from '@entente/counting';
import type { LocalDate } from '@entente/kernel';
import { IsInstant, IsLocalDate, IsText } from '@entente/schema';
import { IsIn, IsOptional } from 'class-validator';
import type { AgreementsReportQuery } from '../queries/agreements-report.js';
import { dimensionsOf } from './lists.js';

export class AgreementsReportParameters {
  /** type, party, state; several are separated by commas. */
  @IsOptional() @IsText({ max: 200 }) groupBy?: string;
  /** The day that states are those of; today, unless said otherwise. */
  @IsOptional() @IsLocalDate() on?: LocalDate;
  /** Only dated instruments, or only arrangements. */
  @IsOptional() @IsIn(AGREEMENT_KINDS) kind?: (typeof AGREEMENT_KINDS)[number];
  @IsOptional() @IsInstant() asOf?: string;
}

/** @throws InvalidField naming the parameter and what it takes */
export function toAgreementsQuery({
  groupBy,
  asOf,
  ...same
}: AgreementsReportParameters): AgreementsReportQuery {
  return {
    ...same,
    groupBy: dimensionsOf(groupBy, AGREEMENT_DIMENSIONS),
    ...(asOf !== undefined && { asOf: new Date(asOf) }),
  };
}
