import type { Problem, Queued, Settled } from './queued.js';

/** What the service says of one command. */
export interface AnsweredItem {
  readonly key: string;
  readonly outcome: Settled['outcome'];
  readonly version?: number;
  readonly theirs?: object;
  readonly problem?: Problem;
  /** It may succeed once the command before it has come. */
  readonly again?: boolean;
}

/**
 * What has become of commands, given the whole queue and what the service answered. What is to be sent again is not
 * settled. What was to follow a command that came to nothing has come to nothing as well, and is not sent at all.
 */
export function settledBy(queue: readonly Queued[], answered: readonly AnsweredItem[]): readonly Settled[] {
  const byKey = new Map(queue.map((queued) => [queued.key, queued]));
  const settled = answered.flatMap((answer) => {
    const yours = byKey.get(answer.key);
    return yours && !isWorthWaiting(yours, answer, byKey) ? [settledAs(yours, answer)] : [];
  });
  const known = new Set(settled.map(({ key }) => key));
  const failed = settled.filter(({ outcome }) => outcome === 'conflict' || outcome === 'refused');
  const followers = new Map(followersOf(failed, queue).map((one) => [one.key, one]));
  return [...settled, ...[...followers.values()].filter(({ key }) => !known.has(key))];
}

/** Only what waits, too, can still make the version that a command was decided on. */
function isWorthWaiting(
  { after }: Queued,
  { again }: AnsweredItem,
  waiting: ReadonlyMap<string, Queued>,
): boolean {
  return again === true && after !== undefined && waiting.has(after);
}

function settledAs(yours: Queued, { key, outcome, version, theirs, problem }: AnsweredItem): Settled {
  switch (outcome) {
    case 'applied':
    case 'repeated':
      return { key, outcome, version: version ?? yours.basedOn + 1 };
    case 'conflict':
      return { key, outcome, yours, theirs: theirs ?? {} };
    case 'refused':
      return { key, outcome, yours, problem: problem ?? { code: 'unknown' } };
  }
}

function followersOf(failed: readonly Settled[], queue: readonly Queued[]): readonly Settled[] {
  const followers = failed.flatMap(({ key }) => queue.filter(({ after }) => after === key)).map(abandoned);
  return followers.length === 0 ? [] : [...followers, ...followersOf(followers, queue)];
}

function abandoned(yours: Queued): Settled {
  const problem = { code: 'earlier-command-failed', title: 'The command before it came to nothing' };
  return { key: yours.key, outcome: 'refused', yours, problem };
}
