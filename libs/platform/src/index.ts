export { Health, type HealthCheck, type HealthReport } from './health.js';
export { JournalController } from './journal/journal.controller.js';
export { logging, type LoggingOptions } from './logging.js';
export { Metrics, type MetricOptions } from './metrics.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { LOG_LEVELS, ServiceSettings, type LogLevel } from './service-settings.js';
export { InvalidSettings, settings, type Environment } from './settings.js';
export { stopOnSignals, type Exit, type Signals } from './shutdown.js';
export { startService, type Service } from './start-service.js';
