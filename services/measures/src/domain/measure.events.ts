import type { DomainEvent } from '@entente/kernel';

/** What happened to a measure. The state it led to travels beside it. */
export interface MeasureEvent extends DomainEvent {
  readonly kind: 'registered' | 'revised' | 'started' | 'suspended' | 'resumed' | 'completed' | 'cancelled';
}
