/** Who gives a command, as the token says. */
export interface Actor {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly country?: string;
  readonly organisation?: string;
}

/** What every command brings beside its own fields; it is kept in the journal with the event. */
export interface Command {
  readonly actor: Actor;
  readonly requestId: string;
  readonly traceparent?: string;
  /** The hash of the body, where a repetition of it is told from another command. */
  readonly bodyHash: string;
  /** The client's key of this command: with it, a repetition answers as the first time. */
  readonly idempotencyKey?: string;
}

export interface Versioned<Aggregate> {
  readonly aggregate: Aggregate;
  readonly version: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}
