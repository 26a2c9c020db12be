import type { Fact } from '../projections/fact.js';
import type { Identified } from '../projections/projected-kind.js';
import type { Projected } from './generations.js';

/** Every record's document as it was then: made of the facts of that time, since the stored ones only tell of now. */
export async function knownBy<F extends Fact, D extends Identified>(
  instant: Date,
  { kind, facts }: Pick<Projected<F, D>, 'kind' | 'facts'>,
): Promise<readonly D[]> {
  const documents: D[] = [];
  for await (const ofOne of facts.byRecord(instant)) {
    const document = kind.documentOf(ofOne);
    if (document) documents.push(document);
  }
  return documents;
}
