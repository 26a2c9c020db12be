import { canonicalJson } from '@entente/schema';

interface Keyed {
  readonly _id: string;
}

export interface Differences {
  readonly compared: number;
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  readonly unlike: readonly string[];
}

/** Compares two collections key by key; both are read in the order of their keys. */
export async function differences<Document extends Keyed>(
  before: AsyncIterable<Document>,
  after: AsyncIterable<Document>,
): Promise<Differences> {
  const onlyBefore: string[] = [];
  const onlyAfter: string[] = [];
  const unlike: string[] = [];
  let compared = 0;
  const [old, anew] = [before[Symbol.asyncIterator](), after[Symbol.asyncIterator]()];
  let [left, right] = [await old.next(), await anew.next()];
  while (left.done !== true || right.done !== true) {
    compared += 1;
    if (right.done === true || (left.done !== true && left.value._id < right.value._id)) {
      onlyBefore.push((left.value as Document)._id);
      left = await old.next();
    } else if (left.done === true || right.value._id < left.value._id) {
      onlyAfter.push(right.value._id);
      right = await anew.next();
    } else {
      if (canonicalJson(left.value) !== canonicalJson(right.value)) unlike.push(left.value._id);
      [left, right] = [await old.next(), await anew.next()];
    }
  }
  return { compared, onlyBefore, onlyAfter, unlike };
}

export function keysOf({ onlyBefore, onlyAfter, unlike }: Differences): readonly string[] {
  return [...onlyBefore, ...onlyAfter, ...unlike];
}
