/** What happened to a reported result. The state it led to travels beside it. */
export interface ReportedResultEvent {
  readonly kind: 'logged' | 'revised' | 'confirmed' | 'corrected' | 'withdrawn';
  readonly reason?: string;
  readonly fields: readonly string[];
}
