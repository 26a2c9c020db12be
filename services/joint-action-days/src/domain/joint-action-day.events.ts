import type { DomainEvent } from '@entente/kernel';

/** What happened to a joint action day. The state it led to travels beside it. */
export interface JointActionDayEvent extends DomainEvent {
  readonly kind:
    | 'planned'
    | 'recorded'
    | 'revised'
    | 'started'
    | 'closing-started'
    | 'closed'
    | 'reopened'
    | 'postponed'
    | 'cancelled';
}
