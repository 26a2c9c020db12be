/** `owner` is null after a release. The counter grows with every change. `at`: the last holder's clock at it. */
export interface LeaseRecord {
  readonly owner: string | null;
  readonly counter: number;
  readonly at?: Date;
}

/** One stored record that says which relay of a service is active. Every change is guarded by its counter. */
export abstract class RelayLease {
  /** Resolves once there is a place for the record, and where there will be none since the service ends. */
  prepared(): Promise<void> {
    return Promise.resolve();
  }

  abstract read(): Promise<LeaseRecord | null>;

  /**
   * Writes `owner` with counter `seen + 1` if the counter still is `seen` (null: if there is no record yet).
   * Answers whether it did.
   */
  abstract change(owner: string | null, seen: number | null, at: Date): Promise<boolean>;
}
