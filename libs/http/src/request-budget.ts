import { DomainError } from '@entente/kernel';

const WINDOW_MS = 10_000;
/** Beyond it the one that was counted first is forgotten: whoever makes up keys must not fill the memory. */
const MOST_KEYS = 20_000;

/** Too many requests from one address or one person; the same request is taken again later. */
export class TooManyRequests extends DomainError {
  readonly code = 'too-many-requests';

  constructor(
    readonly retryAfterSeconds: number,
    what: string,
  ) {
    super(`more than ${what}`);
  }
}

interface Spent {
  readonly since: number;
  count: number;
}

/** How many requests each key may make in ten seconds, on a clock that never jumps. */
export class RequestBudget {
  private readonly spent = new Map<string, Spent>();

  /** `whose` completes "more than 100 requests in 10 s from …". */
  constructor(
    private readonly most: number,
    private readonly whose: string,
    private readonly monotonicNow: () => number = () => performance.now(),
  ) {}

  /** @throws TooManyRequests */
  spend(key: string): void {
    const now = this.monotonicNow();
    const known = this.spent.get(key);
    if (known === undefined || now - known.since >= WINDOW_MS) {
      this.begin(key, now);
      return;
    }
    known.count += 1;
    if (known.count <= this.most) return;
    const seconds = Math.ceil((known.since + WINDOW_MS - now) / 1_000);
    throw new TooManyRequests(seconds, `${this.most} requests in ${WINDOW_MS / 1_000} s from ${this.whose}`);
  }

  private begin(key: string, now: number): void {
    this.spent.delete(key);
    this.spent.set(key, { since: now, count: 1 });
    if (this.spent.size <= MOST_KEYS) return;
    const [first] = this.spent.keys();
    if (first !== undefined) this.spent.delete(first);
  }
}
