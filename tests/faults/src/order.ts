import { Random } from './random.js';

/** The first ones stay; what comes after them begins at a place that the seed draws, so that time fails others each time. */
export function turned<Item>(items: readonly Item[], first: number, seed: number): readonly Item[] {
  const rest = items.slice(first);
  if (rest.length === 0) return items;
  const begin = Random.of(seed, 'order').between(0, rest.length - 1);
  return [...items.slice(0, first), ...rest.slice(begin), ...rest.slice(0, begin)];
}
