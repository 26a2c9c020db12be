/** The offset to go on from in a partition, and the log that it counts in; logs are named after the instant they began. */
export interface Position {
  readonly log?: string;
  readonly next: bigint;
}

const DIGITS = 20;

/** Sorts as positions follow each other: a newer log after an older one, whatever their offsets. */
export function positionText({ log = '', next }: Position): string {
  return `${log}/${String(next).padStart(DIGITS, '0')}`;
}

export function positionOf(text: string): Position {
  const end = text.lastIndexOf('/');
  const log = text.slice(0, end);
  return { ...(log !== '' && { log }), next: BigInt(text.slice(end + 1)) };
}
