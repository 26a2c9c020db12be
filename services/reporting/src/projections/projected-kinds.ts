import { AGREEMENTS, ARRANGEMENTS } from './agreements.js';
import { MEASURES } from './measures.js';
import { OPERATIONS } from './operations.js';
import type { ProjectedPlace } from './projected-kind.js';

/** Everything that reports are made of. */
export const PROJECTED_KINDS: readonly ProjectedPlace[] = [OPERATIONS, MEASURES, AGREEMENTS, ARRANGEMENTS];

/** The service whose events a topic carries. */
export const PUBLISHER_OF: ReadonlyMap<string, string> = new Map(
  PROJECTED_KINDS.map(({ topic, publisher }) => [topic, publisher]),
);

/** The services whose events are read: a report is complete up to when all of theirs have been applied. */
export const PUBLISHERS: readonly string[] = [...PUBLISHER_OF.values()];
