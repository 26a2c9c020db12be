import type { Member } from './member.js';

const ANSWER_WITHIN_MS = 5_000;

/** One figure of an instance's metrics, since it started; 0 where it has none with these labels. */
export async function metricOf(
  { address }: Member,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number> {
  const response = await fetch(`${address}/metrics`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!response.ok) throw new Error(`${address}/metrics answered ${response.status}`);
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = (await response.text())
    .split('\n')
    .find((one) => /^[a-z_]+/.exec(one)?.[0] === name && wanted.every((label) => one.includes(label)));
  return line === undefined ? 0 : Number(line.slice(line.lastIndexOf(' ')));
}
