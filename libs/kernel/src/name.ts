/** One spelling for one name, so that a reporter or a group is not counted as two: NFC, without stray blanks. */
export function nameOf(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
