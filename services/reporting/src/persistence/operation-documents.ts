import { nestingOf, type Nesting } from '@entente/counting';
import { duplicateKey } from '@entente/mongo';
import type { Connection, mongo } from 'mongoose';
import type { OperationDocument } from '../projections/operation-document.js';

/** `factsKnown` only grows: a document made from fewer facts never replaces one made from more. */
type StoredOperation = Omit<OperationDocument, 'id'> & { readonly _id: string; readonly factsKnown: number };

export const OPERATIONS_INDEXES: readonly mongo.IndexDescription[] = [
  { key: { year: 1 } },
  { key: { nestedIn: 1 }, sparse: true },
];

/** The current document of every operation. */
export class OperationDocuments {
  constructor(
    private readonly connection: Connection,
    private readonly name: string,
  ) {}

  async replace({ id, ...document }: OperationDocument, factsKnown: number): Promise<void> {
    try {
      await this.collection.replaceOne(
        { _id: id, factsKnown: { $lte: factsKnown } },
        { ...document, factsKnown },
        { upsert: true },
      );
    } catch (error) {
      // The upsert met a document that knows more facts: another reader of this partition was further.
      if (duplicateKey(error) === null) throw error;
    }
  }

  /** The operations filed under these years, both included; without a bound, undated ones too. */
  async filedBetween(
    from: number | undefined,
    to: number | undefined,
  ): Promise<readonly OperationDocument[]> {
    const bounds = { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) };
    const filter = Object.keys(bounds).length === 0 ? {} : { year: bounds };
    const found = await this.collection.find(filter).toArray();
    return found.map(({ _id, factsKnown: _factsKnown, ...document }) => ({ id: _id, ...document }));
  }

  /** Of every operation that is nested in another, whatever its year. */
  async nesting(): Promise<Nesting> {
    const nested = this.collection.find({ nestedIn: { $exists: true } }, { projection: { nestedIn: 1 } });
    return nestingOf(
      await nested.map(({ _id, nestedIn }) => ({ id: _id, ...(nestedIn && { nestedIn }) })).toArray(),
    );
  }

  /** Every document as it is stored. */
  inOrder(): AsyncIterable<StoredOperation> {
    return this.collection.find().sort({ _id: 1 });
  }

  private get collection(): mongo.Collection<StoredOperation> {
    return this.connection.getClient().db().collection<StoredOperation>(this.name, { ignoreUndefined: true });
  }
}
