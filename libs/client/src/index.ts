export { DeviceQueue, type DeviceQueueOptions, type Held, type Sent } from './device-queue.js';
export { itemOf, piecesOf, type Piece } from './pieces.js';
export { MemoryStorage, type QueueStorage } from './queue-storage.js';
export type { Change, Problem, Queued, Settled } from './queued.js';
export { settledBy, type AnsweredItem } from './settling.js';
