export type { AccessOptions } from './access-options.js';
export { AccessModule, type AccessOptionsFactory } from './access.module.js';
export { ROLES, type Actor, type Role } from './actor.js';
export { actorOf } from './authentication.js';
export { CurrentActor, Public, Roles } from './decorators.js';
export * from './refusals.js';
export { TokenVerifier } from './token-verifier.js';
