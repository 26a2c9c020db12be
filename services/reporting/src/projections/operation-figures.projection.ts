import { Injectable } from '@nestjs/common';
import { Facts } from '../persistence/facts.js';
import { OperationDocuments } from '../persistence/operation-documents.js';
import type { Fact } from './fact.js';
import { operationDocument } from './operation-document.js';

/** Facts are added by version and operations recomputed from them: a replayed event changes nothing. */
@Injectable()
export class OperationFiguresProjection {
  constructor(
    private readonly facts: Facts,
    private readonly documents: OperationDocuments,
  ) {}

  /** May be cut off anywhere and repeated: also an operation whose facts were all known is computed again. */
  async apply(batch: readonly Fact[]): Promise<void> {
    await this.facts.add(batch);
    for (const operationId of new Set(batch.map((fact) => fact.operationId)))
      await this.recompute(operationId);
  }

  private async recompute(operationId: string): Promise<void> {
    const facts = await this.facts.ofOperation(operationId);
    const document = operationDocument(facts);
    if (document) await this.documents.replace(document, facts.length);
  }
}
