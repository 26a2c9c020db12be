import mongoose from 'mongoose';

const DUPLICATE_KEY = 11000;

/** How many of the writes of one call repeated a key, where that is all that was wrong; else null. */
export function onlyDuplicateKeys(error: unknown): number | null {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) return null;
  const errors = [error.writeErrors].flat();
  const onlyThat = errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY);
  return onlyThat && error.result.getWriteConcernError() === undefined ? errors.length : null;
}

/** Which unique index a write ran into, or null when the error is another one. */
export function duplicateKey(error: unknown): { index: string; fields: readonly string[] } | null {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return null;
  const fields = Object.keys((error['keyPattern'] as object | undefined) ?? {});
  const index = / index: (\S+) dup key/.exec(error.message)?.[1] ?? fields.join('_');
  return { index, fields: fields.length > 0 ? fields : index === '_id_' ? ['_id'] : [] };
}
