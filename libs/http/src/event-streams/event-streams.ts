import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Overloaded } from '../requests-at-once.js';
import { EventStream, type StreamOptions } from './event-stream.js';

/** In one process. Each costs a connection and what waits in its socket. */
const MOST_STREAMS = 500;
/** Of one person: more windows than anybody looks at, and few enough to leave room for everybody else. */
const MOST_OF_ONE = 20;

/** For a handler that takes `@Res()` to answer with a stream. */
export type StreamReply = FastifyReply;

/**
 * The streams that a process has open. A handler opens one when all that can be refused was refused, and is done: the
 * stream is fed by whoever holds it. So it takes no place among the requests that are worked on at once, and has a
 * limit of its own.
 *
 * The reply is taken from the framework (`hijack`): with Nest's `@Sse()` a handler is at work for as long as its stream
 * lives, and whatever a slow reader has not taken is kept event by event.
 */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly openNow = new Map<EventStream, string>();
  private ending = false;

  /** @throws Overloaded where there are too many, of all or of this person, or the process ends */
  open(reply: StreamReply, options: StreamOptions): EventStream {
    this.mustHaveRoom(options.subject);
    reply.hijack();
    const stream = EventStream.begin(reply.raw, {
      ...options,
      onEnd: () => {
        this.openNow.delete(stream);
        options.onEnd();
      },
    });
    this.openNow.set(stream, options.subject);
    // A HEAD is answered by the head alone.
    if (reply.request.method === 'HEAD') stream.end();
    return stream;
  }

  /** Ends them all and takes no new ones: their clients come back, to another instance. */
  endAll(): void {
    this.ending = true;
    for (const stream of this.openNow.keys()) stream.end();
  }

  onModuleDestroy(): void {
    this.endAll();
  }

  private mustHaveRoom(subject: string): void {
    if (this.ending || this.openNow.size >= MOST_STREAMS) {
      throw new Overloaded(MOST_STREAMS, 'streams are open, or the service stops');
    }
    const own = [...this.openNow.values()].filter((each) => each === subject);
    if (own.length >= MOST_OF_ONE) throw new Overloaded(MOST_OF_ONE, 'streams of one person are open');
  }
}
