import { MessagingMetrics } from '@entente/messaging';
import { Injectable } from '@nestjs/common';
import { Generations, type Projected } from '../persistence/generations.js';
import { VersionGaps } from '../persistence/version-gaps.js';
import type { Fact } from './fact.js';
import { operationDocument } from './operation-document.js';

/** Where a batch came from, and who wants to know that it is still worked on. */
export interface Working {
  readonly topic: string;
  readonly stillWorking: () => void;
}

const NOBODY_WATCHES: Working = { topic: '', stillWorking: () => undefined };

/** Facts are added by version and operations recomputed from them: a replayed event changes nothing. */
@Injectable()
export class OperationFiguresProjection {
  constructor(
    private readonly generations: Generations,
    private readonly gaps: VersionGaps,
    private readonly metrics: MessagingMetrics,
  ) {}

  async apply(batch: readonly Fact[], { topic, stillWorking }: Working = NOBODY_WATCHES): Promise<void> {
    const projected = await this.generations.current();
    const conflicts = await project(batch, projected, stillWorking);
    for (let count = 0; count < conflicts; count += 1) this.metrics.conflictingVersion(topic);
    await this.gaps.watch(batch, projected.facts);
  }
}

/**
 * May be cut off anywhere and repeated: also an operation whose facts were all known is computed again. Answers how
 * many versions were told by another event than before.
 */
export async function project(
  batch: readonly Fact[],
  { facts, documents }: Projected,
  stillWorking: () => void = () => undefined,
): Promise<number> {
  const conflicts = await facts.add(batch, stillWorking);
  for (const operationId of new Set(batch.map((fact) => fact.operationId))) {
    await recompute(await facts.ofOperation(operationId), documents);
    stillWorking();
  }
  return conflicts;
}

/** Makes an operation's document from all of its facts. */
export async function recompute(
  facts: readonly Fact[],
  documents: Pick<Projected['documents'], 'replace'>,
): Promise<void> {
  const document = operationDocument(facts);
  if (document) await documents.replace(document, facts.length);
}
