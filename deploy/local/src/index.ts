export { DeadlinePassed, waitUntil, type Waiting } from './deadline.js';
export { SERVICES, type ServiceName } from './default-ports.js';
export {
  startIssuer,
  startServers,
  startService,
  type EmbeddedOptions,
  type RunningIssuer,
  type RunningServers,
  type ServerOptions,
  type ServiceOptions,
} from './embedded.js';
export { BearerRefused, type Bearer } from './issuer/claims.js';
export { IssuerUnavailable, mintToken } from './issuer/mint-token.js';
export { freePorts } from './ports.js';
export { databaseUri } from './servers/mongodb.js';
export { createTopics, readTopics, type Topic } from './servers/topics.js';
export { addressOf, developmentToken, serverAddresses, type ServerAddresses } from './running-stack.js';
export { SettingsError } from './settings.js';
export { ProcessDied, SupervisedProcess } from './supervisor/supervised-process.js';
export { untilToldToStop } from './until-told.js';
export { usageOf, type Usage } from './usage.js';
