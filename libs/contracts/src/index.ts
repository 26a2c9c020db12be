export * from './event-catalogue.js';
export * from './joint-action-days/joint-action-day-events.v1.js';
export * from './joint-action-days/joint-action-day.v1.js';
export * from './joint-action-days/reported-result-events.v1.js';
export * from './joint-action-days/reported-result.v1.js';
export * from './topics.js';
