import type { DomainEvent } from '@entente/kernel';

/** What happened to an arrangement. The state it led to travels beside it. */
export interface ArrangementEvent extends DomainEvent {
  readonly kind: 'recorded' | 'revised';
}
