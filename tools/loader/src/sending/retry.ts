/** Too busy, or a dependency is down: the same request may succeed later. */
export function isRetryable(status: number): boolean {
  return status === 429 || status === 503;
}

/** What `Retry-After` asks for, in seconds or as a date; `undefined` where it says nothing usable. */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
