import { askForStream, eventually, partsOf, type StreamPart } from '@entente/testing';
import { withChanges, type CounterChanges, type CounterRow } from '@entente/counting';
import type { JWTPayload } from 'jose';
import type { Address } from './bodies.js';
import type { RunningService } from './running-service.js';

export interface Told {
  readonly id: string;
  readonly event: 'counters' | 'changes';
  readonly data: { readonly asOf: string } & Partial<CounterChanges>;
}

/** Somebody at the other end of a stream: knows what it was told, and counts with nothing else. */
export class TestWatcher {
  readonly told: Told[] = [];
  readonly comments: string[] = [];
  rows: readonly CounterRow[] = [];
  ended = false;

  private constructor(
    readonly response: Response,
    private readonly hangUp: AbortController,
  ) {}

  /** `after`: who was there before, and goes on from where it had got to. */
  static async of(
    service: RunningService,
    day: Address,
    claims: JWTPayload,
    after?: TestWatcher,
  ): Promise<TestWatcher> {
    const token = await service.issuer.sign(claims);
    const hangUp = new AbortController();
    const lastSeen = after?.told.at(-1)?.id;
    const response = await askForStream(`${service.address}${day.path}/live`, {
      ...{ token, signal: hangUp.signal },
      ...(lastSeen !== undefined && { lastSeen }),
    });
    const watcher = new TestWatcher(response, hangUp);
    if (after) watcher.rows = after.rows;
    void watcher.read();
    return watcher;
  }

  /** What it has been told so far, in a word each. */
  get events(): readonly string[] {
    return this.told.map(({ event }) => event);
  }

  leave(): void {
    this.hangUp.abort();
  }

  async until(what: string, so: (watcher: TestWatcher) => boolean): Promise<void> {
    await eventually(what, () => so(this));
  }

  private async read(): Promise<void> {
    try {
      for await (const part of partsOf(this.response.body!)) this.take(part);
    } catch {
      // Hung up by one side or the other.
    }
    this.ended = true;
  }

  private take(part: StreamPart): void {
    if ('comment' in part) {
      this.comments.push(part.comment);
      return;
    }
    const told = part as Told;
    const { rows = [], gone = [] } = told.data;
    this.rows = told.event === 'counters' ? rows : withChanges(this.rows, { rows, gone });
    this.told.push(told);
  }
}
