import { askForStream, partsOf, type Listening, type StreamPart } from '@entente/testing';

export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody at the other end of a stream, who takes one event after the other. */
export class Listener {
  private constructor(
    readonly response: Response,
    private readonly parts: AsyncGenerator<StreamPart, undefined>,
    private readonly hangUp: AbortController,
  ) {}

  static async at(url: string, listening: Omit<Listening, 'signal'>): Promise<Listener> {
    const hangUp = new AbortController();
    const response = await askForStream(url, { ...listening, signal: hangUp.signal });
    if (!response.body) throw new Error(`${url} answered ${response.status} without a stream`);
    return new Listener(response, partsOf(response.body), hangUp);
  }

  /** The next event; comments are passed over. */
  async next(): Promise<StreamEvent> {
    for (;;) {
      const { value } = await this.parts.next();
      if (!value) throw new Error(`the stream of ${this.response.url} has ended`);
      if (!('comment' in value)) return { ...value, data: value.data as StreamEvent['data'] };
    }
  }

  async leave(): Promise<void> {
    await this.parts.return(undefined);
    this.hangUp.abort();
  }
}
