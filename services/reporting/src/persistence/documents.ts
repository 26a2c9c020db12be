import { collectionOf, onlyDuplicateKeys } from '@entente/mongo';
import type { Connection, mongo } from 'mongoose';
import type { Identified } from '../projections/projected-kind.js';

/** `factsKnown` only grows: a document made from fewer facts never replaces one made from more. */
export type StoredDocument<D extends Identified> = Omit<D, 'id'> & {
  readonly _id: string;
  readonly factsKnown: number;
};

/** A document, and of how many facts it was made. */
export interface Computed<D extends Identified> {
  readonly document: D;
  readonly factsKnown: number;
}

/** As the driver has it: its filters do not take a document's own generic type. */
interface StoredFields {
  readonly _id: string;
  readonly factsKnown: number;
  readonly [field: string]: unknown;
}

/** The current document of every record of one kind. */
export class Documents<D extends Identified> {
  constructor(
    private readonly connection: Connection,
    private readonly name: string,
  ) {}

  async replace(computed: readonly Computed<D>[]): Promise<void> {
    if (computed.length === 0) return;
    const writes = computed.map(({ document: { id, ...document }, factsKnown }) => ({
      replaceOne: {
        filter: { _id: id, factsKnown: { $lte: factsKnown } },
        replacement: { ...document, factsKnown },
        upsert: true,
      },
    }));
    try {
      await this.stored.bulkWrite(writes, { ordered: false });
    } catch (error) {
      // An upsert met a document that knows more facts: another reader of this partition was further.
      if (onlyDuplicateKeys(error) === null) throw error;
    }
  }

  async find(filter: mongo.Filter<StoredFields> = {}): Promise<readonly D[]> {
    const found = await this.stored.find(filter).toArray();
    return found.map(
      ({ _id, factsKnown: _factsKnown, ...document }) => ({ id: _id, ...document }) as unknown as D,
    );
  }

  /** Every document as it is stored, or those of these ids. */
  inOrder(only?: readonly string[]): AsyncIterable<StoredDocument<D>> {
    return this.stored
      .find(only ? { _id: { $in: [...only] } } : {})
      .sort({ _id: 1 }) as unknown as AsyncIterable<StoredDocument<D>>;
  }

  protected get stored(): mongo.Collection<StoredFields> {
    return collectionOf(this.connection, this.name);
  }
}
