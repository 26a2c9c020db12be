import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { ChangeV1 } from '../shared/change.v1.js';
import { CooperationAgreementV1 } from './cooperation-agreement.v1.js';

export const COOPERATION_AGREEMENT = 'org.entente.cooperation-agreement';

/** What may happen to an agreement: the last word of the event's type before its major. */
export const COOPERATION_AGREEMENT_CHANGES = [
  'recorded',
  'revised',
  'signed',
  'entered-into-force',
  'suspended',
  'resumed',
  'terminated',
] as const;
export type CooperationAgreementChangeKind = (typeof COOPERATION_AGREEMENT_CHANGES)[number];

export function cooperationAgreementEventType(change: CooperationAgreementChangeKind): string {
  return `${COOPERATION_AGREEMENT}.${change}.v1`;
}

/** The state after the change, and the change: a reader replaces by version and never calls back. */
export class CooperationAgreementEventV1 {
  @ValidateNested() @Type(() => CooperationAgreementV1) cooperationAgreement!: CooperationAgreementV1;
  @ValidateNested() @Type(() => ChangeV1) change!: ChangeV1;
}
