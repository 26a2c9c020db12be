import type { DomainEvent } from '@entente/kernel';
import type { Concerned } from './concerned.js';

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
    | 'cancelled'
    | 'invited'
    | 'accepted'
    | 'declined'
    | 'left'
    | 'cannot-say'
    | 'reminded'
    | 'decided';
  /** Of `reminded`: what stands in the state's `reminded` with this instant is what it reminds of. */
  readonly remindedAt?: string;
  readonly concerns?: Concerned;
}
