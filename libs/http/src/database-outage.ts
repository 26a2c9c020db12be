const OUTAGES = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoTopologyClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'TransactionTimedOut',
]);

/** The socket was gone before the driver had noticed. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET']);

/** The server's own words: failing within itself, without room on its disk; stepping down, shutting down, no primary. */
const OUTAGE_CODES = new Set([1, 14031, 91, 189, 10107, 11600, 11602, 13435, 13436]);

const MONGOOSE_GAVE_UP_WAITING = /buffering timed out/;

/** Known by name, so that this library needs no driver; looked for among the causes, too. */
export function isDatabaseOutage(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause && SOCKET_CODES.has(cause.code)) return true;
    if (OUTAGES.has(cause.name) || MONGOOSE_GAVE_UP_WAITING.test(cause.message)) return true;
    if (cause.name === 'MongoServerError' && 'code' in cause && OUTAGE_CODES.has(cause.code as number))
      return true;
  }
  return false;
}
