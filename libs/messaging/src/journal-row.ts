/** Who gave a command, as the token said. */
export interface CommandActor {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly country?: string;
  readonly organisation?: string;
}

/** What a command leaves in the journal beside its event. `bodyHash`: sha256 in hex. */
export interface CommandRecord {
  readonly actor: CommandActor;
  readonly requestId: string;
  readonly reason?: string;
  readonly bodyHash?: string;
  readonly traceparent?: string;
  readonly idempotencyKey?: string;
}

/**
 * One committed event: audit trail and outbox in one. `_id` is the event's id (UUIDv7). `hash` covers every
 * field but itself and the marks of sending, so that sending never breaks the chain.
 */
export interface JournalRow extends CommandRecord {
  readonly _id: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
  readonly aggregateversion: number;
  readonly type: string;
  /** The message key: rows of one key stay in order in one partition. */
  readonly key: string;
  readonly payload: object;
  readonly recordedAt: Date;
  /** The hash of the aggregate's row before this one, null for its first. */
  readonly previousHash: string | null;
  readonly hash: string;
  readonly pending?: true;
  readonly parked?: Parked;
}

/** A row that can never be sent: when it was set aside, and a code that says why. */
export interface Parked {
  readonly at: Date;
  readonly why: string;
}
