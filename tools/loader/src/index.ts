export * from './bodies.js';
export { publishedId, resultId } from './mapping/ids.js';
export * from './mapping/published-operations.js';
export { Api, StackFailed, type ApiOptions } from './sending/api.js';
export { comparePublished, type Mismatch } from './sending/compare-published.js';
export type { Difference } from './sending/differences.js';
export type { Outcome } from './sending/record.js';
export { sendOperations, type SendOptions } from './sending/send-operations.js';
