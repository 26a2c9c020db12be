import type { BatchContext, IncomingEvent, MessagingMetrics } from '@entente/messaging';
import type { Computed } from '../persistence/documents.js';
import type { Generations, Projected } from '../persistence/generations.js';
import type { VersionGaps } from '../persistence/version-gaps.js';
import { allThrough } from './all-through.js';
import type { Fact } from './fact.js';
import type { Identified, ProjectedKind } from './projected-kind.js';

/** A document may have hundreds of figures, and long lists of ids slow the embedded database down. */
const COMPUTED_AT_ONCE = 50;

/** Facts are added by version and documents made anew of all of them: a replayed event changes nothing. */
export class Projection<F extends Fact = Fact, D extends Identified = Identified> {
  constructor(
    private readonly generations: Generations<F, D>,
    private readonly gaps: VersionGaps,
    private readonly metrics: MessagingMetrics,
  ) {}

  async apply(events: readonly IncomingEvent[], batch: BatchContext): Promise<void> {
    const facts = factsOf(events, this.generations.kind);
    const projected = await this.generations.current();
    const stillWorking = (): void => batch.stillWorking();
    const conflicts = await projected.facts.add(facts, stillWorking);
    await allThrough(recomputeTold(facts, projected, stillWorking), this.gaps.watch(facts, projected.facts));
    for (let count = 0; count < conflicts; count += 1) this.metrics.conflictingVersion(batch.topic);
  }
}

/** Events that are not of this kind are left out; their payloads were checked against their contracts. */
export function factsOf<F extends Fact, D extends Identified>(
  events: readonly IncomingEvent[],
  { toFact }: Pick<ProjectedKind<F, D>, 'toFact'>,
): readonly F[] {
  return events.flatMap((event) => toFact.get(event.aggregateType)?.(event as IncomingEvent<never>) ?? []);
}

/** May be cut off anywhere and repeated: also a record whose facts were all known is computed again. */
export async function project<F extends Fact, D extends Identified>(
  batch: readonly F[],
  projected: Projected<F, D>,
): Promise<void> {
  await projected.facts.add(batch);
  await recomputeTold(batch, projected);
}

/** Makes the documents anew that these facts go into, once they were added. */
async function recomputeTold<F extends Fact, D extends Identified>(
  batch: readonly F[],
  projected: Projected<F, D>,
  stillWorking: () => void = () => undefined,
): Promise<void> {
  const { facts } = projected;
  const records = [...new Set(batch.map((fact) => facts.recordOf(fact)))];
  for (let start = 0; start < records.length; start += COMPUTED_AT_ONCE) {
    const some = records.slice(start, start + COMPUTED_AT_ONCE);
    await recompute(facts.ofRecords(some), projected, stillWorking);
  }
}

/** Makes each record's document from all of its facts. Answers how many documents. */
export async function recompute<F extends Fact, D extends Identified>(
  records: AsyncIterable<readonly F[]>,
  { kind, documents }: Projected<F, D>,
  stillWorking: () => void = () => undefined,
): Promise<number> {
  let computed: Computed<D>[] = [];
  let written = 0;
  const write = async (): Promise<void> => {
    await documents.replace(computed);
    written += computed.length;
    computed = [];
  };
  for await (const facts of records) {
    const document = kind.documentOf(facts);
    if (document) computed.push({ document, factsKnown: facts.length });
    if (computed.length === COMPUTED_AT_ONCE) await write();
    stillWorking();
  }
  await write();
  return written;
}
