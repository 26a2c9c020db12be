import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { TransactionTimedOut } from './errors.js';

/** What the server may take for the commit itself; no commit is asked for later than this before the deadline. */
const COMMIT_MS = 1_000;

/**
 * Runs `body` in one transaction with majority concerns, again after a transient error, and gives up when it
 * could no longer be committed within `timeoutMs` of the call. The driver's own `withTransaction` tries for two
 * minutes and ignores `timeoutMS`, while `completeTo` promises that nothing is committed so late.
 */
export async function inTransaction<Result>(
  client: mongo.MongoClient,
  timeoutMs: number,
  body: (session: mongo.ClientSession) => Promise<Result>,
): Promise<Result> {
  const commitBy = performance.now() + timeoutMs - COMMIT_MS;
  const session = client.startSession();
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        return await attemptTransaction(session, commitBy, timeoutMs, body);
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction();
        if (!isLabelled(error, 'TransientTransactionError')) throw error;
        const backoffMs = Math.random() * Math.min(5 * 1.5 ** attempt, 500);
        if (performance.now() + backoffMs >= commitBy)
          throw new TransactionTimedOut(timeoutMs, { cause: error });
        await pause(backoffMs);
      }
    }
  } finally {
    await session.endSession();
  }
}

async function attemptTransaction<Result>(
  session: mongo.ClientSession,
  commitBy: number,
  timeoutMs: number,
  body: (session: mongo.ClientSession) => Promise<Result>,
): Promise<Result> {
  session.startTransaction({
    readConcern: { level: 'majority' },
    writeConcern: new mongoose.mongo.WriteConcern('majority'),
    readPreference: 'primary',
    maxCommitTimeMS: COMMIT_MS,
  });
  const result = await body(session);
  for (;;) {
    if (performance.now() >= commitBy) throw new TransactionTimedOut(timeoutMs);
    try {
      await session.commitTransaction();
      return result;
    } catch (error) {
      if (!isLabelled(error, 'UnknownTransactionCommitResult')) throw error;
      if (performance.now() + 50 >= commitBy) throw new TransactionTimedOut(timeoutMs, { cause: error });
      await pause(50);
    }
  }
}

function isLabelled(error: unknown, label: string): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel(label);
}
