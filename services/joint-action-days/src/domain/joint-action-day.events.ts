/** What happened to a joint action day. The state it led to travels beside it. */
export interface JointActionDayEvent {
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
  readonly reason?: string;
  readonly fields: readonly string[];
}
