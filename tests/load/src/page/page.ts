import type { Entry } from '../bench/entry.js';
import { table } from '../bench/table.js';

const FIGURES = /(<!-- figures -->\n)[^]*?(<!-- \/figures -->)/;

/** The page with these figures in place of those before. @throws where it has no place for them */
export function withFigures(page: string, entries: readonly Entry[]): string {
  if (!FIGURES.test(page)) throw new Error('The page has no place for the figures');
  const parts = [
    circumstances(entries),
    table(entries),
    '![The ratios of the table with their goals, on a logarithmic axis](performance.svg)',
    paths(entries),
  ];
  const figures = parts.map((part) => `\n${part}\n`).join('');
  return page.replace(FIGURES, (_, before: string, after: string) => `${before}${figures}\n${after}`);
}

function circumstances(entries: readonly Entry[]): string {
  const all = (of: (entry: Entry) => string): string => [...new Set(entries.map(of))].join(', ');
  const days = all(({ measuredOn }) => measuredOn.slice(0, 'YYYY-MM-DD'.length));
  const rounds = all((entry) => String(entry.rounds));
  const size = entries.some(({ quick }) => quick) ? ' At reduced size (`--quick`): for a look only.' : '';
  return (
    `Measured on ${days} on ${all(({ machine }) => machine)}, with ${all(({ server }) => server)}. ` +
    `Medians of ${rounds} rounds, with the smallest and the largest in brackets.${size} ` +
    'The same as data: [performance.json](performance.json).'
  );
}

function paths(entries: readonly Entry[]): string {
  const said = entries.map(({ path, title, peer }) => `- \`${path}\`: ${title}; beside ${peer}`);
  return [...new Set(said)].join('\n');
}
