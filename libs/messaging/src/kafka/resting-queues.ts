import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const LOOK_AGAIN_MS = 10;

/**
 * kafkajs 2.2.4 looks a thousand times a second at the queue of each connection that was ever answered, though
 * nothing waits in it: half of what an idle service costs. It has to look only while something waits, and every
 * answer makes it look.
 */
export function letIdleQueuesRest(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length === 0 || this.throttleCheckTimeoutId !== null) return;
    const throttledMs = this.throttledUntil - Date.now();
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledMs > 0 ? throttledMs : LOOK_AGAIN_MS,
    );
  };
}
