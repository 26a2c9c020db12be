import type { Entry } from './entry.js';
import { spreadInWords } from './in-words.js';

const HEAD = ['path', 'figure', 'Entente', 'bare peer', 'ratio', 'goal', 'met'];
/** Of a line below the head. */
const SHORTEST = 3;
/** Where there is no goal. */
const NOTHING = '–';

/** As Markdown, in columns. */
export function table(entries: readonly Entry[]): string {
  const rows = entries.map((entry, index) => [
    entry.path === entries[index - 1]?.path ? '' : `\`${entry.path}\``,
    ...cells(entry),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(SHORTEST, head.length, ...rows.map((row) => row[column]!.length)),
  );
  const below = widths.map((width) => '-'.repeat(width));
  return [HEAD, below, ...rows]
    .map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
    .join('\n');
}

/** A measurement on one line, as it is said while the bench runs. */
export function line(entry: Entry): string {
  const [figure, entente, bare, ratio, goal] = cells(entry);
  const measured = `${figure}: ${entente} beside ${bare}; ratio ${ratio}`;
  return entry.met === null ? measured : `${measured}, goal ${goal}: ${entry.met ? 'met' : 'missed'}`;
}

function cells({ figure, unit, entente, bare, ratio, min, max, goal, met }: Entry): readonly string[] {
  return [
    figure,
    `${spreadInWords(entente)} ${unit}`,
    `${spreadInWords(bare)} ${unit}`,
    spreadInWords({ median: ratio, min, max }),
    ...[goal ?? NOTHING, met === null ? NOTHING : met ? 'yes' : 'no'],
  ];
}
