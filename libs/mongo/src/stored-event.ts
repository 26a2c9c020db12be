/** What an aggregate's change says to the outside; version, `recordedAt` and ids are added when it is stored. */
export interface StoredEvent {
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The message key: the aggregate's id, or that of the aggregate whose partition it shares. */
  readonly key: string;
  readonly payload: object;
}

export interface Versioned<State> {
  readonly state: State;
  readonly version: number;
}
