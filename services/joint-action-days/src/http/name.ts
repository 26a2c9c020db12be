import { NOT_BROKEN_DOWN } from '@entente/counting';
import { InvalidField } from '@entente/kernel';

/** One spelling for one name, so that a reporter or a group is not counted as two: NFC, without stray blanks. */
export function nameOf(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** @throws InvalidField for the word that reports keep for what has no group */
export function groupNameOf(text: string, pointer: string): string {
  const name = nameOf(text);
  if (name === NOT_BROKEN_DOWN) throw new InvalidField(pointer, `must not be ${NOT_BROKEN_DOWN}`);
  return name;
}
