export type { AccessOptions } from './access-options.js';
export { AccessModule } from './access.module.js';
export { actorOf } from './authentication.js';
export { Change, type ChangeContext } from './change.decorator.js';
export { CurrentActor, Public, Roles } from './decorators.js';
export * from './refusals.js';
export { TokenVerifier } from './token-verifier.js';
