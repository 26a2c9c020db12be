import { bodyOf, halvesOf, isTooLarge, partOf, piecesOf, type Piece } from './pieces.js';
import type { Change, Problem, Queued, Settled } from './queued.js';
import type { QueueStorage } from './queue-storage.js';
import { settledBy, type AnsweredItem } from './settling.js';

export interface DeviceQueueOptions {
  /** Of the service, such as `https://entente.example:3002`. */
  readonly address: string;
  /** Asked before each piece that is sent. */
  readonly token: () => Promise<string>;
  readonly storage: QueueStorage;
  /** The platform's own unless another is given. */
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  /** Longer ones are given up and sent again. */
  readonly answerWithinMs?: number;
}

/** Why the rest of a queue stays where it is. */
export type Held =
  | { readonly because: 'offline' }
  | { readonly because: 'busy'; readonly retryAfterSeconds: number }
  | { readonly because: 'refused'; readonly status: number; readonly problem: Problem };

export interface Sent {
  readonly settled: readonly Settled[];
  /** Commands that still wait; they are sent the next time. */
  readonly waiting: number;
  /** Of the first piece that was held back, where one was. */
  readonly held?: Held;
}

const ANSWER_WITHIN_MS = 30_000;
/** Said of a body as a whole: a single bad or too large command in it is found by halves. */
const OF_THE_BODY: readonly number[] = [400, 413, 422];
const UNREADABLE: Problem = { code: 'unreadable', title: 'Not answered by the service itself' };
const TOO_LARGE: Problem = { code: 'too-large', title: 'Larger than the service takes' };

/**
 * The results of a team whose connection comes and goes. A command is kept before it is sent and forgotten after it was
 * done: whatever breaks in between, sending again does nothing twice. Conflicts and refusals stay open until a person
 * has looked at them.
 *
 * One for each storage: of two that share one, each would take the same version for the newest. Where a page is open
 * twice, a lock of the platform says which of them has the queue.
 */
export class DeviceQueue {
  private sending: Promise<Sent> | undefined;
  /** One after the other: each command follows the one before it, and what is settled is not followed any more. */
  private turn: Promise<unknown> = Promise.resolve();
  /** When the last running total was, in milliseconds. */
  private last = 0;

  constructor(private readonly options: DeviceQueueOptions) {}

  /**
   * Keeps a command and answers what was kept. It follows what this device did with the result before; `basedOn` names
   * a version that somebody else made and that the person has seen. A running total that does not say of when it is
   * is of now, or of the end of its day. A revision is not dated: what it revises was of another hour, which it says
   * once more.
   */
  add(
    about: Pick<Queued, 'operation' | 'resultId'> & { readonly basedOn?: number },
    change: Change,
  ): Promise<Queued> {
    return this.inTurn(async () => {
      const { operation, resultId, basedOn } = about;
      const follows = basedOn === undefined ? await this.newestOf(resultId) : { basedOn };
      const key = crypto.randomUUID();
      const kept = follows.basedOn === 0 ? dated(change, () => this.moment()) : change;
      const queued: Queued = { ...kept, key, operation, resultId, ...follows };
      await this.options.storage.add(queued);
      return queued;
    });
  }

  /** Sends what waits, in pieces. Who asks while that is under way is given the same answer. */
  send(): Promise<Sent> {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  /** Conflicts and refusals that wait for a person, who dismisses them. */
  open(): Promise<readonly Settled[]> {
    return this.options.storage.open();
  }

  dismiss(key: string): Promise<void> {
    return this.options.storage.dismiss(key);
  }

  /** Never the same twice: of two running totals, the one that was added later is the newer. */
  private moment(): Date {
    const now = this.options.now?.() ?? new Date();
    this.last = Math.max(now.getTime(), this.last + 1);
    return new Date(this.last);
  }

  private async newestOf(resultId: string): Promise<Pick<Queued, 'basedOn' | 'after'>> {
    const { storage } = this.options;
    const waiting = (await storage.all()).filter((queued) => queued.resultId === resultId);
    const newest = waiting.toSorted((left, right) => left.basedOn - right.basedOn).at(-1);
    if (newest) return { basedOn: newest.basedOn + 1, after: newest.key };
    return { basedOn: (await storage.versionOf(resultId)) ?? 0 };
  }

  /** Every piece is tried where the one before it was refused; without a connection the rest waits. */
  private async sendAll(): Promise<Sent> {
    const settled: Settled[] = [];
    let held: Held | undefined;
    for (const piece of piecesOf(await this.options.storage.all())) {
      const left = await this.waitingOf(piece);
      if (!left) continue;
      const answer = await this.sendPiece(left);
      settled.push(...(await this.inTurn(() => this.settle(answer.answered))));
      held ??= answer.held;
      if (answer.held && answer.held.because !== 'refused') break;
    }
    const waiting = (await this.options.storage.all()).length;
    return { settled, waiting, ...(held && { held }) };
  }

  /** What followed a command that came to nothing in an earlier piece was settled with it. */
  private async waitingOf(piece: Piece): Promise<Piece | undefined> {
    const waiting = new Set((await this.options.storage.all()).map(({ key }) => key));
    return partOf(piece, (key) => waiting.has(key));
  }

  private async settle(answered: readonly AnsweredItem[]): Promise<readonly Settled[]> {
    const { storage } = this.options;
    const queue = await storage.all();
    const settled = settledBy(queue, answered);
    const resultOf = new Map(queue.map(({ key, resultId }) => [key, resultId]));
    const versions = new Map<string, number>();
    for (const one of settled) {
      const resultId = resultOf.get(one.key);
      if (resultId === undefined || !('version' in one)) continue;
      versions.set(resultId, Math.max(one.version, versions.get(resultId) ?? 0));
    }
    if (settled.length > 0) await storage.settle(settled, versions);
    return settled;
  }

  /** By halves where the service refuses the body, so that one bad command keeps no other from being sent. */
  private async sendPiece(piece: Piece): Promise<Answered> {
    const [first, second] = halvesOf(piece);
    if (!second && isTooLarge(piece)) return refusing(piece, TOO_LARGE);
    const answer = await this.ask(piece);
    if (!('because' in answer)) return { answered: answer };
    if (!isOfTheBody(answer)) return { answered: [], held: answer };
    if (!second) return refusing(piece, answer.problem);
    const before = await this.sendPiece(first);
    if (before.held) return before;
    const settled = new Set(settledBy(piece.queued, before.answered).map(({ key }) => key));
    const rest = partOf(second, (key) => !settled.has(key));
    if (!rest) return before;
    const after = await this.sendPiece(rest);
    return { ...after, answered: [...before.answered, ...after.answered] };
  }

  private async ask(piece: Piece): Promise<readonly AnsweredItem[] | Held> {
    const { address, token, fetch: ask = fetch, answerWithinMs = ANSWER_WITHIN_MS } = this.options;
    let response: Response;
    let answer: unknown;
    try {
      response = await ask(`${address}/v1/joint-action-days/${piece.operation}/results/batch`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
        body: bodyOf(piece),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      answer = response.ok ? await response.json() : await problemIn(response);
    } catch {
      return { because: 'offline' };
    }
    if (response.ok) return (answer as { readonly items: readonly AnsweredItem[] }).items;
    if (response.status === 429 || response.status >= 500) {
      return { because: 'busy', retryAfterSeconds: secondsIn(response.headers.get('retry-after')) };
    }
    return { because: 'refused', status: response.status, problem: answer as Problem };
  }

  private inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    const next = this.turn.then(work);
    this.turn = next.catch(() => undefined);
    return next;
  }
}

interface Answered {
  readonly answered: readonly AnsweredItem[];
  readonly held?: Held;
}

type Refusal = Extract<Held, { readonly because: 'refused' }>;

function isOfTheBody(held: Held): held is Refusal {
  return held.because === 'refused' && OF_THE_BODY.includes(held.status) && held.problem !== UNREADABLE;
}

function refusing({ queued }: Piece, problem: Problem): Answered {
  return { answered: queued.map(({ key }) => ({ key, outcome: 'refused', problem })) };
}

/** A gateway answers in words of its own: its 413 is about the size, its 400 need not be about what was sent. */
async function problemIn(response: Response): Promise<Problem> {
  const answer = (await response.json().catch(() => undefined)) as Problem | null | undefined;
  if (answer?.code !== undefined) return answer;
  return response.status === 413 ? TOO_LARGE : UNREADABLE;
}

/** A gateway may name a date instead. */
function secondsIn(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 1);
  return Number.isFinite(seconds) ? seconds : 1;
}

/** Of two running totals the newer stands: without an instant of its own, a queue could not tell. */
function dated(change: Change, moment: () => Date): Change {
  if (change.kind !== 'log') return change;
  const { counting, cutOff, statedOn, day } = change.body as {
    readonly counting?: string;
    readonly cutOff?: { readonly at?: string };
    readonly statedOn?: string;
    readonly day?: string;
  };
  if (counting !== 'running-total' || cutOff?.at !== undefined) return change;
  const at = instantOf(statedOn ?? day, moment().toISOString());
  return { ...change, body: { ...change.body, cutOff: { ...cutOff, at } } };
}

/** A total of a day that has passed is of its end, however late it is added. */
function instantOf(day: string | undefined, now: string): string {
  return day !== undefined && day < now.slice(0, 10) ? `${day}T23:59:59.999Z` : now;
}
