/** What `resting-queues` touches of kafkajs' inside. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    constructor(options: object);
    readonly pending: readonly unknown[];
    readonly throttledUntil: number;
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
    maybeThrottle(ms: number): void;
    push(request: object): void;
    fulfillRequest(response: object): void;
    destroy(): void;
  }
}
