import { askForStream, partsOf, type StreamPart } from '@entente/testing/server-sent-events';

interface Counter {
  readonly indicator: string;
  readonly country: string | null;
  readonly exploitationForm?: string;
  readonly confirmed: number;
  readonly provisional: number;
}

interface Waiting {
  readonly least: number;
  readonly done: () => void;
  readonly failed: (failure: Error) => void;
}

/** One screen in an operation's room: what a country's counter of one indicator stands at, as it was told. */
export class Watcher {
  private told = 0;
  private waiting: Waiting | undefined;
  private readonly closing = new AbortController();
  private failure: Error | undefined;

  private constructor(
    private readonly indicator: string,
    private readonly country: string,
  ) {}

  /** @throws where the room does not open */
  static async open(
    address: string,
    token: string,
    { indicator, country }: { readonly indicator: string; readonly country: string },
  ): Promise<Watcher> {
    const watcher = new Watcher(indicator, country);
    const answer = await askForStream(address, { token, signal: watcher.closing.signal });
    if (!answer.ok || !answer.body) throw new Error(`${address} answered ${answer.status}`);
    void watcher.listen(answer.body);
    return watcher;
  }

  /** Resolves once the counter stands at least there; rejects where the stream ends before. */
  async reached(least: number): Promise<void> {
    if (this.told >= least) return;
    if (this.failure) throw this.failure;
    await new Promise<void>((done, failed) => (this.waiting = { least, done, failed }));
  }

  close(): void {
    this.closing.abort();
  }

  private async listen(stream: AsyncIterable<Uint8Array>): Promise<void> {
    let cause: unknown;
    try {
      for await (const part of partsOf(stream)) this.hear(part);
    } catch (error) {
      cause = error;
    }
    this.failure = new Error('A watcher was cut off', { cause });
    this.waiting?.failed(this.failure);
  }

  private hear(part: StreamPart): void {
    if ('comment' in part) return;
    const { rows } = part.data as { readonly rows: readonly Counter[] };
    const own = rows.find(
      ({ indicator, country, exploitationForm }) =>
        indicator === this.indicator && country === this.country && exploitationForm === undefined,
    );
    if (own) this.told = own.confirmed + own.provisional;
    if (this.waiting && this.told >= this.waiting.least) {
      this.waiting.done();
      this.waiting = undefined;
    }
  }
}
