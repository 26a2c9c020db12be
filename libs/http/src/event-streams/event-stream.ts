import type { ServerResponse } from 'node:http';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Otherwise a gateway may keep the events until it has many of them.
  'x-accel-buffering': 'no',
  // Nothing comes after a stream, and a process that stops need not wait for an idle connection.
  connection: 'close',
} as const;

/** After a break a client comes back so soon. */
const RETRY_MS = 2_000;
/** So often a quiet stream says that it lives: sooner than what is between the two gives up a quiet connection. */
const BEAT_MS = 15_000;
/** Whoever takes nothing for so many beats is gone, or as good as gone. */
const MOST_SILENT_BEATS = 4;
/** The longest that a timer can be set for. */
const LONGEST_MS = 2_147_483_647;

export interface ServerSentEvent {
  readonly event: string;
  /** What the client names in `Last-Event-ID` when it comes back; without line breaks. */
  readonly id: string;
  readonly data: object;
}

export interface StreamOptions {
  /** Whose it is: one person has a limit of its own. */
  readonly subject: string;
  /** When it ends at the latest. */
  readonly until: Date;
  /** Called when a slow reader takes more again. */
  readonly onReady: () => void;
  /** Called once, however it ended. */
  readonly onEnd: () => void;
}

/**
 * An answer that goes on for as long as somebody reads it: server-sent events. What was written waits in the socket
 * only; whoever writes looks at `isReady` first and keeps nothing for a slow reader but the newest.
 */
export class EventStream {
  private readonly timers: readonly NodeJS.Timeout[];
  private silentBeats = 0;

  constructor(
    private readonly response: ServerResponse,
    { until, onReady, onEnd }: StreamOptions,
  ) {
    const leftMs = Math.min(Math.max(until.getTime() - Date.now(), 0), LONGEST_MS);
    this.timers = [setInterval(() => this.beat(), BEAT_MS), setTimeout(() => this.end(), leftMs)];
    const ended = (): void => {
      for (const timer of this.timers) clearTimeout(timer);
      onEnd();
    };
    response.on('drain', onReady);
    // What is written to somebody who has just gone must not bring the process down.
    response.on('error', () => undefined);
    if (response.destroyed) queueMicrotask(ended);
    else response.once('close', ended);
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Writes the head; from then on the answer is the stream's, and no problem can be answered any more. */
  static begin(response: ServerResponse, options: StreamOptions): EventStream {
    if (!response.destroyed) response.writeHead(200, HEADERS);
    return new EventStream(response, options);
  }

  /** Whether the reader has taken what was written before. */
  get isReady(): boolean {
    return !this.response.writableNeedDrain;
  }

  send({ event, id, data }: ServerSentEvent): void {
    this.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Readers skip it. */
  comment(text: string): void {
    this.write(`: ${text}\n\n`);
  }

  end(): void {
    if (!this.response.writableEnded) this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
  }

  private beat(): void {
    if (this.isReady && !this.response.writableEnded) {
      this.silentBeats = 0;
      this.comment('still here');
      return;
    }
    this.silentBeats += 1;
    if (this.silentBeats >= MOST_SILENT_BEATS) this.response.destroy();
  }
}
