/** What was said of a result and the other one, as far as it is looked at here. */
export interface Compared {
  readonly with: { readonly id: string };
}

/** Which overlap a change of a result was about: the one answered on is the newest, one undone is there no more. */
export function comparedIn<One extends Compared>(
  kind: string,
  before: readonly One[] = [],
  after: readonly One[] = [],
): One | undefined {
  if (kind === 'overlap-answered') return after.at(-1);
  if (kind !== 'overlap-undone') return undefined;
  return before.find((one) => !after.some((left) => left.with.id === one.with.id));
}
