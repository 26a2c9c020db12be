/** A bound of the ratio of Entente to its peer. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** As in `≥ 0.85`. */
export function goalInWords(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

/** @throws where the words are not those of `goalInWords` */
export function goalOf(words: string): Goal {
  const [, sign, bound] = /^([≥≤]) (\d+(?:\.\d+)?)$/.exec(words) ?? [];
  if (bound === undefined) throw new Error(`"${words}" is no goal`);
  return sign === '≥' ? { atLeast: Number(bound) } : { atMost: Number(bound) };
}
