import type { Entry } from '../bench/entry.js';
import { goalOf } from '../bench/goal.js';
import { figureInWords } from '../bench/in-words.js';
import { logAxis, type LogAxis } from './log-axis.js';

const [WIDTH, LINE, MARGIN] = [960, 24, 16];
/** Where the ratios are drawn; figures stand before them, medians and goals behind. */
const [LEFT, RIGHT] = [400, 770];
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .path { font-weight: 600 }
  .quiet { fill: #59636e; font-size: 12px }
  .ground { fill: #ffffff }
  .grid { stroke: #d1d9e0 }
  .goal { stroke: #59636e; stroke-width: 2; fill: none }
  .met { stroke: #0969da; stroke-width: 2; fill: #0969da }
  .missed { stroke: #bc4c00; stroke-width: 2; fill: #ffffff }
  .stated { stroke: #59636e; stroke-width: 2; fill: #59636e }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .quiet { fill: #9198a1 }
    .ground, .missed { fill: #0d1117 }
    .grid { stroke: #3d444d }
    .goal { stroke: #9198a1 }
    .met { stroke: #4493f8; fill: #4493f8 }
    .missed { stroke: #f0883e }
    .stated { stroke: #9198a1; fill: #9198a1 }
  }`;

/** The ratios of a run as SVG, complete in itself: one line for each figure, under the name of its path. */
export function chart(entries: readonly Entry[]): string {
  const bounds = entries.flatMap(({ goal }) => (goal === null ? [] : [boundOf(goal).bound]));
  const axis = logAxis([...entries.flatMap(({ min, max }) => [min, max]), ...bounds]);
  const lines = entries.flatMap((entry, index) => {
    const figure = (y: number): string => figureLine(entry, axis, y);
    return entry.path === entries[index - 1]?.path
      ? [figure]
      : [(y: number) => text(MARGIN, y, entry.path, 'path'), figure];
  });
  const top = MARGIN + 2 * LINE;
  const bottom = top + lines.length * LINE;
  const height = bottom + 2 * LINE + MARGIN;
  const goals = entries.filter(({ goal }) => goal !== null);
  const met = goals.filter((entry) => entry.met).length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title desc">`,
    '<title id="title">Entente beside bare peers that do the same work</title>',
    `<desc id="desc">Ratios of Entente to its peer on a logarithmic axis: the median as a dot, the smallest and the largest round as a line, the goal as a mark that opens to where it is met. ${met} of ${goals.length} goals are met.</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    ...legend(MARGIN + LINE / 2),
    ...axis.ticks.flatMap((tick) => grid(tick, axis, top, bottom)),
    ...lines.map((line, index) => line(top + index * LINE + LINE / 2)),
    '</svg>\n',
  ].join('\n');
}

function figureLine(entry: Entry, axis: LogAxis, y: number): string {
  const { figure, ratio, min, max, goal, met } = entry;
  const at = (value: number): number => x(axis, value);
  const shape = met === null ? 'stated' : met ? 'met' : 'missed';
  return [
    '<g>',
    text(MARGIN + 16, y, figure),
    goal === null ? '' : goalMarkOf(goal, axis, y),
    `<path class="${shape}" d="M${at(min)} ${y}H${at(max)}"/>`,
    dot(at(ratio), y, shape),
    text(RIGHT + MARGIN, y, goal === null ? figureInWords(ratio) : `${figureInWords(ratio)}, goal ${goal}`),
    '</g>',
  ].join('');
}

function dot(at: number, y: number, shape: string): string {
  return `<circle class="${shape}" cx="${at}" cy="${y}" r="4"/>`;
}

function goalMarkOf(words: string, axis: LogAxis, y: number): string {
  const { bound, opensRight } = boundOf(words);
  return goalMark(x(axis, bound), y, opensRight);
}

function goalMark(at: number, y: number, opensRight: boolean): string {
  const arm = opensRight ? 4 : -4;
  return `<path class="goal" d="M${at + arm} ${y - 8}H${at}V${y + 8}H${at + arm}"/>`;
}

function grid(tick: number, axis: LogAxis, top: number, bottom: number): readonly string[] {
  const at = x(axis, tick);
  const label = (y: number): string => text(at, y, String(tick), 'quiet', 'middle');
  return [
    `<path class="grid" d="M${at} ${top}V${bottom}"/>`,
    label(top - LINE / 2),
    label(bottom + LINE / 2),
  ];
}

function legend(y: number): readonly string[] {
  const item = (at: number, mark: string, said: string): string => mark + text(at + 14, y, said, 'quiet');
  return [
    text(MARGIN, y, 'Entente to its bare peer, as a ratio', 'path'),
    item(LEFT, dot(LEFT, y, 'met'), 'goal met'),
    item(LEFT + 100, dot(LEFT + 100, y, 'missed'), 'goal missed'),
    item(LEFT + 220, goalMark(LEFT + 220, y, true), 'goal, opens to where it is met'),
  ];
}

function boundOf(words: string): { readonly bound: number; readonly opensRight: boolean } {
  const goal = goalOf(words);
  return 'atLeast' in goal
    ? { bound: goal.atLeast, opensRight: true }
    : { bound: goal.atMost, opensRight: false };
}

function x(axis: LogAxis, value: number): number {
  return Math.round((LEFT + axis.place(value) * (RIGHT - LEFT)) * 10) / 10;
}

function text(at: number, y: number, said: string, style?: string, anchor = 'start'): string {
  const named = style === undefined ? '' : ` class="${style}"`;
  return `<text${named} x="${at}" y="${y}" dy="0.35em" text-anchor="${anchor}">${escaped(said)}</text>`;
}

function escaped(said: string): string {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
