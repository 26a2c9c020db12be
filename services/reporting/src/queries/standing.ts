import { askedOnce } from '@entente/messaging';
import type { PublishersProgress } from '../persistence/publishers-progress.js';
import { PUBLISHERS } from '../projections/projected-kinds.js';

/** What a report stands on: the collections that answer, and up to when they are complete. */
export interface Standing<Collections> {
  readonly completeTo: string | null;
  readonly collections: Collections;
}

/**
 * Asked for in this order: the collections that are named after it hold everything that is said to be complete.
 * Reports that are asked for at the same time share the answer.
 */
export function standing<Collections>(
  progress: PublishersProgress,
  answering: () => Promise<Collections>,
): () => Promise<Standing<Collections>> {
  return askedOnce(async () => {
    const completeTo = await progress.completeTo(PUBLISHERS);
    return { completeTo, collections: await answering() };
  });
}
