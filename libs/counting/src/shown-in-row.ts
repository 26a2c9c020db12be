import type { CountryCode } from '@entente/kernel';
import { byTurn, type Held, type Shown } from './held-results.js';
import type { Things } from './stepping-back.js';

/**
 * What the row of a country shows: what it reported, and what others reported and it carried out. Of several that are one
 * and the same the row shows one: what holds the others and more, then the country's own before another's, then in turn.
 */
export function shownInRow(country: CountryCode, held: readonly Held[], things: Things): Shown {
  const isFirst = ({ result }: Held): boolean => result.country === country || things.outgrown.has(result.id);
  const carriedOut = new Set(
    held.flatMap(({ result }) => (result.carriedOutBy?.includes(country) === true ? [result.id] : [])),
  );
  const inRow = held.filter(
    ({ result }) => result.country === country || carriedOut.has(things.newest(result.id)),
  );
  const inTurn = inRow.toSorted(byTurn(things));
  const shown = new Map<string, string>();
  for (const { result } of [...inTurn.filter(isFirst), ...inTurn.filter((one) => !isFirst(one))]) {
    const thing = things.of(result.id);
    if (!shown.has(thing)) shown.set(thing, result.id);
  }
  return { takes: (id) => shown.get(things.of(id)) === id, hasThing: (id) => shown.has(id) };
}
