import type { DomainEvent } from '@entente/kernel';

/** What happened to a reported result. The state it led to travels beside it. */
export interface ReportedResultEvent extends DomainEvent {
  readonly kind:
    | 'logged'
    | 'revised'
    | 'confirmed'
    | 'corrected'
    | 'withdrawn'
    | 'retained'
    | 'overlap-answered'
    | 'overlap-undone';
}
