import { isAccepted, isLost, type Given } from './accepted.js';

const LOST_RACES = ['version-conflict', 'already-exists', 'stale-version'];

/** What is wrong with the answers alone. */
export function wrongAnswers(given: readonly Given[]): readonly string[] {
  return given.flatMap((one) =>
    one.command.refusedWith === undefined ? wrongAcceptance(one) : wrongRefusal(one),
  );
}

function wrongAcceptance({ command, attempts }: Given): readonly string[] {
  const made = command.expectedVersion + 1;
  return attempts.flatMap(({ sentAt, answer }) => {
    if (!answer) return [];
    const { status, code, version } = answer;
    const what = `${command.kind} of ${command.aggregate} (expecting version ${command.expectedVersion})`;
    if (status === 500) return [`${what}: answered 500`];
    // A copy of it may still be on its way, where an earlier one was not answered.
    const raced =
      LOST_RACES.includes(code ?? '') && attempts.some((other) => other.sentAt < sentAt && isLost(other));
    if (status >= 400 && status < 500 && !raced) return [`${what}: refused with ${status} ${code}`];
    const ahead = command.method === 'PUT' ? (version ?? 0) >= made : version === made;
    if (status < 300 && !ahead) return [`${what}: answered version ${version}`];
    return [];
  });
}

/** A refusal names what is wrong; it does not repeat what was sent. */
const LARGEST_REFUSAL_BYTES = 4_096;

function wrongRefusal({ command, attempts }: Given): readonly string[] {
  const { refusedWith } = command;
  return attempts.flatMap((attempt) => {
    const what = `${command.kind} of ${command.aggregate}`;
    const { bytes = 0 } = attempt.answer ?? {};
    if (attempt.answer?.status === 500) return [`${what}: answered 500, to be refused with ${refusedWith}`];
    if (bytes > LARGEST_REFUSAL_BYTES) return [`${what}: refused with ${bytes} bytes`];
    if (isLost(attempt) || attempt.answer?.status === refusedWith) return [];
    const answered = attempt.answer?.status ?? 'nothing';
    return [`${what}: answered ${answered}, to be refused with ${refusedWith}`];
  });
}

/** Requests that were on their way well before this instant and whose connection was cut. */
export function cutBefore(given: readonly Given[], instant: number, leadMs: number): readonly string[] {
  return given.flatMap(({ command, attempts }) =>
    attempts
      .filter(
        ({ why, sentAt, endedAt }) =>
          why !== undefined && sentAt < instant - leadMs && (endedAt ?? 0) >= instant,
      )
      .map(
        ({ why }) =>
          `${command.kind} of ${command.aggregate}: in flight at the signal and not answered (${why})`,
      ),
  );
}

export function acceptedCount(given: readonly Given[]): number {
  return given.filter(isAccepted).length;
}
