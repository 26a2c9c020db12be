import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { letIdleQueuesRest } from './resting-queues.js';

letIdleQueuesRest();

describe('letIdleQueuesRest', () => {
  let queue: RequestQueue;
  let sent: number[];

  beforeEach(() => {
    jest.useFakeTimers();
    const logger = { debug: () => undefined, warn: () => undefined };
    queue = new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 10_000, logger });
    sent = [];
  });
  afterEach(() => {
    queue.destroy();
    jest.useRealTimers();
  });

  const ask = (correlationId: number): void => {
    const entry = { correlationId, resolve: () => undefined, reject: () => undefined };
    queue.push({ entry, expectResponse: true, sendRequest: () => sent.push(correlationId) });
  };
  const answer = (correlationId: number): void => {
    queue.fulfillRequest({ correlationId, payload: null, size: 0 });
  };

  it('leaves a queue alone in which nothing waits', () => {
    ask(1);
    answer(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends what waits for an answer as soon as that comes', () => {
    ask(1);
    ask(2);
    expect(sent).toEqual([1]);
    answer(1);
    expect(sent).toEqual([1, 2]);
  });

  it('sends what the broker throttles when the time has passed', () => {
    queue.maybeThrottle(500);
    ask(1);
    jest.advanceTimersByTime(499);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(11);
    expect(sent).toEqual([1]);
    answer(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
