import { Refused } from './refused.js';

/** The text with something more before the one place where `anchor` stands. @throws Refused */
export function insertedBefore(text: string, anchor: string, more: string): string {
  const parts = text.split(anchor);
  if (parts.length !== 2)
    throw new Refused(`"${anchor.trim()}" must stand there once, to add a service before it`);
  return parts.join(more + anchor);
}

/** The text with these names imported from a module, beside those that are. */
export function importing(text: string, module: string, names: readonly string[]): string {
  const from = `} from '${module}';\n`;
  const there = text.indexOf(from);
  if (there >= 0) {
    const before = text.slice(0, there).trimEnd().replace(/,$/, '');
    return `${before}, ${names.join(', ')} ${text.slice(there)}`;
  }
  const last = [...text.matchAll(/ from '[^']+';\n/g)].at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}import { ${names.join(', ')} ${from}${text.slice(at)}`;
}

export function sortedLines(text: string): string {
  return `${text.trimEnd().split('\n').sort().join('\n')}\n`;
}
