import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStreams } from '@entente/http';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { Health } from './health.js';

/** For the requests that are being answered. */
const IN_FLIGHT_MS = 5_000;
/** For the whole, the hooks of the service included. */
const WHOLE_MS = 9_500;
const LOOK_AGAIN_MS = 25;

export type Exit = (status: number) => void;

/** Where signals and last errors come from: `process`. */
export interface Signals {
  on(event: string, listener: (reason: unknown) => void): unknown;
}

/**
 * On SIGTERM or SIGINT: not ready, streams ended, no new connections, the requests in flight answered, the service's
 * hooks, exit 0; all within 10 seconds, else exit 1. An error that nobody caught is logged and exits 1.
 */
export function stopOnSignals(
  app: INestApplication,
  logger: LoggerService,
  signals: Signals,
  exit: Exit,
): void {
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= stopWithin(app, logger, exit);
  };
  signals.on('SIGTERM', stop);
  signals.on('SIGINT', stop);
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    signals.on(event, (reason) => {
      logger.fatal?.(reason);
      exit(1);
    });
  }
}

async function stopWithin(app: INestApplication, logger: LoggerService, exit: Exit): Promise<void> {
  const deadline = setTimeout(() => {
    logger.error(`Stopping took longer than ${WHOLE_MS} ms`);
    exit(1);
  }, WHOLE_MS);
  try {
    await stop(app);
    exit(0);
  } catch (error) {
    logger.error(error);
    exit(1);
  } finally {
    clearTimeout(deadline);
  }
}

async function stop(app: INestApplication): Promise<void> {
  app.get(Health, { strict: false }).stop();
  app.get(EventStreams, { strict: false }).endAll();
  await answerTheLast(app.getHttpServer() as Server);
  await app.close();
}

/** A kept-alive connection ends once it is idle, and nobody says when that is: so look again. */
async function answerTheLast(server: Server): Promise<void> {
  const closed = new Promise<'closed'>((resolve) => server.close(() => resolve('closed')));
  const deadline = performance.now() + IN_FLIGHT_MS;
  while (performance.now() < deadline) {
    server.closeIdleConnections();
    if ((await Promise.race([closed, sleep(LOOK_AGAIN_MS)])) === 'closed') return;
  }
  server.closeAllConnections();
}
