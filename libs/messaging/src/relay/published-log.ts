/** Where a row stands in the journal: clients make the ids, so that two types of aggregates may share one. */
export interface JournalPlace {
  readonly aggregateId: string;
  readonly aggregateType: string;
  readonly aggregateVersion: number;
}

/** Where the work of sending everything again stands. `after` is the last row that was taken up. */
export interface Republishing {
  readonly why: 'log-lost' | 'asked';
  readonly askedAt: Date;
  /** Only rows recorded from here on. */
  readonly from?: Date;
  readonly after?: JournalPlace;
  readonly taken: number;
}

/**
 * What a publisher knows of the log that holds its events. `since` names the log: a broker that lost it gets a
 * new one. `ends` are the end offsets last seen, per partition, as decimal strings: none may ever be lower.
 */
export interface PublishedLog {
  readonly since: Date;
  readonly cluster: string;
  readonly ends: Readonly<Record<string, string>>;
  readonly republishing?: Republishing;
}

/** One stored record per topic. Only the active relay writes it, except for `ask`. */
export abstract class PublishedLogs {
  abstract read(topic: string): Promise<PublishedLog | null>;

  /** Replaces all of it. */
  abstract begin(topic: string, log: PublishedLog): Promise<void>;

  abstract reached(topic: string, ends: PublishedLog['ends']): Promise<void>;

  /** `null` when everything was taken up. */
  abstract republished(topic: string, progress: Republishing | null): Promise<void>;

  /** Asks for the journal to be sent again; false while that is being done already, or nothing was ever sent. */
  abstract ask(topic: string, request: Republishing): Promise<boolean>;
}
