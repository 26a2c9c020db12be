import type { DomainEvent } from '@entente/kernel';

/** What happened to an agreement. The state it led to travels beside it. */
export interface AgreementEvent extends DomainEvent {
  readonly kind:
    'recorded' | 'revised' | 'signed' | 'entered-into-force' | 'suspended' | 'resumed' | 'terminated';
}
