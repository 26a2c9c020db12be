import { GROUP_DIMENSIONS, type Group, type Offence } from '@entente/kernel';

interface Told {
  readonly offence: Offence;
  readonly group?: Group | undefined;
}

/** Whether nothing that both say differs; what only one of them says may be true of both. */
export function isAlike(one: Told, other: Told): boolean {
  const offences = new Set([one.offence, other.offence]);
  const left: Group = one.group ?? {};
  const right: Group = other.group ?? {};
  return (
    (offences.size === 1 || offences.has('any')) &&
    GROUP_DIMENSIONS.every(
      (dimension) => (left[dimension] ?? right[dimension]) === (right[dimension] ?? left[dimension]),
    )
  );
}
