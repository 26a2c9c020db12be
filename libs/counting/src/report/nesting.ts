/** What each nested operation is nested in, by id: of all operations that are known, asked for or not. */
export type Nesting = ReadonlyMap<string, string>;

export function nestingOf(
  operations: readonly { readonly id: string; readonly nestedIn?: string }[],
): Nesting {
  return new Map(operations.flatMap(({ id, nestedIn }) => (nestedIn === undefined ? [] : [[id, nestedIn]])));
}

/**
 * The ids of the operations that an operation is nested in, nearest first. A circle is cut above its smallest
 * id, so that one of its operations stays on top and its figures in the sum.
 */
export function umbrellasOf(id: string, nesting: Nesting): readonly string[] {
  const chain = [id];
  let next = nesting.get(id);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = nesting.get(next);
  }
  return (next === undefined ? chain : cutAboveTop(chain, next)).slice(1);
}

function cutAboveTop(chain: readonly string[], closing: string): readonly string[] {
  const circle = chain.slice(chain.indexOf(closing));
  const top = circle.reduce((smallest, one) => (one < smallest ? one : smallest));
  return chain.slice(0, chain.indexOf(top) + 1);
}
