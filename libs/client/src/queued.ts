/** What somebody wants done with one result, as the service takes it. */
export type Change =
  | { readonly kind: 'log'; readonly body: object }
  | { readonly kind: 'correct'; readonly body: object }
  | { readonly kind: 'withdraw'; readonly body: { readonly reason: string } }
  | { readonly kind: 'confirm' };

/** One command that waits to be sent. Its key never changes: the service knows by it what it has done already. */
export type Queued = Change & {
  readonly key: string;
  readonly operation: string;
  readonly resultId: string;
  /** The version that it was decided on; 0 where the result is new. */
  readonly basedOn: number;
  /** The key of the command that makes that version, where it waits, too. */
  readonly after?: string;
};

/** What became of a command. A conflict waits for a person, who sees both sides. */
export type Settled =
  | { readonly key: string; readonly outcome: 'applied' | 'repeated'; readonly version: number }
  | { readonly key: string; readonly outcome: 'conflict'; readonly yours: Queued; readonly theirs: object }
  | { readonly key: string; readonly outcome: 'refused'; readonly yours: Queued; readonly problem: Problem };

/** As the service answers it (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}
