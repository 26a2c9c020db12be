/**
 * How long after its `recordedAt` a journal row may still be committed, in milliseconds. Saves give up by then,
 * and the relay calls a topic complete only up to this long before its sweep began.
 */
export const TRANSACTION_TIMEOUT_MS = 5_000;
