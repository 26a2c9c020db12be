import { nestingOf, type Nesting } from '@entente/counting';
import type { OperationDocument } from '../projections/operation-document.js';
import { Documents } from './documents.js';

/** The current document of every operation. */
export class OperationDocuments extends Documents<OperationDocument> {
  /** The operations filed under these years, both included; without a bound, undated ones too. */
  filedBetween(from: number | undefined, to: number | undefined): Promise<readonly OperationDocument[]> {
    const bounds = { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) };
    return this.find(Object.keys(bounds).length === 0 ? {} : { year: bounds });
  }

  /** Of every operation that is nested in another, whatever its year. */
  async nesting(): Promise<Nesting> {
    const nested = this.stored.find<Pick<OperationDocument, 'nestedIn'> & { readonly _id: string }>(
      { nestedIn: { $exists: true } },
      { projection: { nestedIn: 1 } },
    );
    return nestingOf(
      await nested.map(({ _id, nestedIn }) => ({ id: _id, ...(nestedIn && { nestedIn }) })).toArray(),
    );
  }
}
