import type { IncomingEvent } from '@entente/messaging';

/** One version of one aggregate, as its event told it. Facts are added and never changed. */
export interface Fact<Kind extends string = string, State = unknown> {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly eventId: string;
  /** When the publisher recorded it: what a report "as of" a day may know. */
  readonly recordedAt: Date;
  readonly state: State;
}

/** Clients make the ids, so that two aggregates of different types may have the same one. */
export function keyOf({ kind, id, version }: Pick<Fact, 'kind' | 'id' | 'version'>): string {
  return `${kind}/${id}/${version}`;
}

export function factOf<Kind extends string, State>(
  kind: Kind,
  { id, subject, aggregateVersion, recordedAt }: IncomingEvent,
  state: State,
): Fact<Kind, State> {
  return { id: subject, version: aggregateVersion, eventId: id, recordedAt, kind, state };
}

/** The latest version among those that are known. */
export function newestOf<F extends Fact>(facts: readonly F[]): F | undefined {
  return facts.reduce<F | undefined>(
    (known, fact) => (known && known.version >= fact.version ? known : fact),
    undefined,
  );
}
