import { NOT_BROKEN_DOWN } from '@entente/counting';
import { InvalidField, nameOf } from '@entente/kernel';

/** @throws InvalidField for the word that reports keep for what has no group */
export function groupNameOf(text: string, pointer: string): string {
  const name = nameOf(text);
  if (name === NOT_BROKEN_DOWN) throw new InvalidField(pointer, `must not be ${NOT_BROKEN_DOWN}`);
  return name;
}
