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
}

/** A command under an id that its client made: the hash of its body tells a repetition from another command. */
export interface PutCommand extends Command {
  readonly bodyHash: string;
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
