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

export interface LookingAgain {
  readonly times: number;
  readonly pause: () => Promise<unknown>;
}

/** Above this many, everything is read again: long lists of ids slow a database more than that does. */
const FEW = 200;

/**
 * What was never alike at any look: it may only not have arrived on both sides yet. What changes all the while is
 * read alone, so that little can happen between reading one side and the other.
 */
export async function lastingDifferences(
  look: (only?: readonly string[]) => Promise<Differences>,
  { times, pause }: LookingAgain,
): Promise<Differences> {
  let found = await look();
  for (let again = 0; again < times && keysOf(found).length > 0; again += 1) {
    await pause();
    const keys = keysOf(found);
    const now = await look(keys.length > FEW ? undefined : keys);
    const before = new Set(keys);
    const lasting = (some: readonly string[]): string[] => some.filter((key) => before.has(key));
    found = {
      compared: found.compared,
      onlyBefore: lasting(now.onlyBefore),
      onlyAfter: lasting(now.onlyAfter),
      unlike: lasting(now.unlike),
    };
  }
  return found;
}

function keysOf({ onlyBefore, onlyAfter, unlike }: Differences): readonly string[] {
  return [...onlyBefore, ...onlyAfter, ...unlike];
}
