import type { DomainEvent } from '@entente/kernel';

/** What happened to a sample entry. The state it led to travels beside it. */
export interface SampleEntryEvent extends DomainEvent {
  readonly kind: 'recorded' | 'revised';
}
