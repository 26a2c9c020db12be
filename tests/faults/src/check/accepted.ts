import type { Answer, Command, Entry } from '../load/load-journal.js';

/** What the load's own journal says of one command. */
export interface Given {
  readonly command: Command;
  readonly attempts: readonly Attempt[];
}

export interface Attempt {
  readonly sentAt: number;
  /** Undefined where no answer came. */
  readonly answer: Answer | undefined;
  readonly endedAt: number | undefined;
  readonly why: string | undefined;
}

export function givenCommands(entries: readonly Entry[]): readonly Given[] {
  const ends = new Map(
    entries.flatMap((entry) =>
      entry.is === 'answered' || entry.is === 'unanswered' ? [[entry.attempt, entry] as const] : [],
    ),
  );
  const attempts = Map.groupBy(
    entries.filter((entry) => entry.is === 'sent'),
    ({ command }) => command,
  );
  return entries.flatMap((entry) => {
    if (entry.is !== 'command') return [];
    const made = (attempts.get(entry.command.id) ?? []).map(({ attempt, at }): Attempt => {
      const end = ends.get(attempt);
      return {
        sentAt: at,
        answer: end?.is === 'answered' ? end : undefined,
        endedAt: end?.at,
        why: end?.is === 'unanswered' ? end.why : undefined,
      };
    });
    return [{ command: entry.command, attempts: made }];
  });
}

export function isAccepted({ attempts }: Given): boolean {
  return attempts.some(({ answer }) => answer !== undefined && answer.status < 300);
}

/** No answer settles whether it was carried out. */
export function isUncertain(given: Given): boolean {
  const { command, attempts } = given;
  return command.refusedWith === undefined && !isAccepted(given) && attempts.some(isLost);
}

export function isLost({ answer }: Attempt): boolean {
  return answer === undefined || answer.status >= 500;
}
