import type { IncomingEvent } from '@entente/messaging';
import type { mongo } from 'mongoose';
import type { Fact } from './fact.js';

export interface Identified {
  readonly id: string;
}

/** Where one kind of record lies that reports are made of. */
export interface ProjectedPlace {
  /** Its name among the builds. */
  readonly name: string;
  /** The service whose records they are, and the topic of its events. */
  readonly publisher: string;
  readonly topic: string;
  /** The collections of the first build. */
  readonly facts: string;
  readonly documents: string;
  /** The field of a fact that names the record whose document it goes into. */
  readonly groupedBy: string;
  readonly documentIndexes: readonly mongo.IndexDescription[];
}

/** A kind of record: the facts that its events tell, and the one document that each record's facts give. */
export interface ProjectedKind<F extends Fact, Document extends Identified> extends ProjectedPlace {
  /** By the type of aggregate. */
  readonly toFact: ReadonlyMap<string, (event: IncomingEvent<never>) => F>;
  /** The same whatever the order of the facts; `undefined` as long as the record itself is not among them. */
  readonly documentOf: (facts: readonly F[]) => Document | undefined;
}
