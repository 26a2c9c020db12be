export type { AccessOptions } from './access-options.js';
export { AccessModule } from './access.module.js';
export { actorOf } from './authentication.js';
export { Change, type ChangeContext } from './change.decorator.js';
export { CurrentActor, Public, Roles, TokenEnd } from './decorators.js';
export * from './refusals.js';
export { TokenVerifier, type Bearer } from './token-verifier.js';
