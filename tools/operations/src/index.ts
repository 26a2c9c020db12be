export { CannotBeDone, Misuse } from './misuse.js';
export { run, type Say } from './run.js';
