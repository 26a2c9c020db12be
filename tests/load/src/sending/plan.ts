/** Written out before the clock runs, so that making it costs the measured time nothing. */
export interface PlannedRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/**
 * `perSecond`: at fixed times, whether or not earlier ones were answered, and latencies count from the time at which
 * a request was due, so that a stall shows. `atOnce`: the next one as soon as one is answered, to find out what a
 * service can do at most.
 */
export type Pace = { readonly perSecond: number } | { readonly atOnce: number };

export interface Plan {
  readonly address: string;
  readonly token: string;
  /** Each is sent once; from the beginning again where `again` says so. */
  readonly requests: readonly PlannedRequest[];
  readonly again?: boolean;
  readonly pace: Pace;
  readonly seconds: number;
}

/** Latencies in milliseconds. */
export interface Sent {
  readonly seconds: number;
  readonly sent: number;
  /** How many were answered with which status. */
  readonly answered: Readonly<Record<string, number>>;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** The 99th percentile of what was answered with each status. */
  readonly p99Of: Readonly<Record<string, number>>;
}

/** Per second. */
export function goodput(sent: Sent): number {
  return answeredWell(sent) / sent.seconds;
}

/** How many were answered with 2xx. */
export function answeredWell({ answered }: Sent): number {
  const good = Object.entries(answered).filter(([status]) => isGood(status));
  return good.reduce((sum, [, count]) => sum + count, 0);
}

/** @throws where a request was not answered with 2xx: the figures would be of something else */
export function allGood(sent: Sent): Sent {
  return answeredOnlyWith(isGood, sent);
}

/** For want of room. */
export const REFUSALS: readonly string[] = ['429', '503'];

/** @throws where a request was answered with anything else than 2xx or a refusal for want of room */
export function takenOrRefused(sent: Sent): Sent {
  return answeredOnlyWith((status) => isGood(status) || REFUSALS.includes(status), sent);
}

function answeredOnlyWith(expected: (status: string) => boolean, sent: Sent): Sent {
  const { answered, failed } = sent;
  if (failed === 0 && Object.keys(answered).every(expected)) return sent;
  throw new Error(`Not every request was answered well: ${JSON.stringify(answered)}, ${failed} failed`);
}

function isGood(status: string): boolean {
  return status.startsWith('2');
}
