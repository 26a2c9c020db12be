import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { createHttpApplication, type HttpOptions } from '@entente/http';
import type { DeclaredClass } from '@entente/schema';
import { Logger } from 'nestjs-pino';
import { loggedError } from './logged-error.js';
import type { ServiceSettings } from './service-settings.js';
import { InvalidSettings, settings } from './settings.js';
import { stopOnSignals } from './shutdown.js';

export interface Service extends Pick<HttpOptions, 'api' | 'problems'> {
  /** Imports PlatformModule and AccessModule beside its own. */
  readonly module: Type | DynamicModule;
  /** Connects what the service listens to beside HTTP; it is started before the first request is taken. */
  readonly connect?: (app: INestApplication) => void;
}

/**
 * Runs a service with the settings in its environment until it is told to stop. What is wrong with them, a port in use
 * or anything else that stops the start is written to standard error, and the process exits with 1.
 */
export async function startService<Config extends ServiceSettings>(
  declared: DeclaredClass<Config>,
  describe: (config: Readonly<Config>) => Service,
): Promise<void> {
  try {
    const config = settings(declared, process.env);
    const { port, host, bodyLimitBytes, requestsPerAddress, requestsAtOnce, trustedProxies } = config;
    const { module, api, problems, connect } = describe(config);
    const app = await createHttpApplication(module, {
      api,
      ...(problems && { problems }),
      bodyLimit: bodyLimitBytes,
      requestsPerAddress,
      requestsAtOnce,
      trustedProxies,
      nest: { bufferLogs: true, abortOnError: false },
    });
    const logger = app.get(Logger);
    app.useLogger(logger);
    stopOnSignals(app, logger, process, (status) => process.exit(status));
    connect?.(app);
    await app.startAllMicroservices();
    await app.listen(port, host);
    logger.log(`${api.title} listens on ${await app.getUrl()}`);
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}

export function startFailure(error: unknown): string {
  if (error instanceof InvalidSettings) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `The port ${String(error.port)} is in use: set PORT to another one`;
  }
  return JSON.stringify({ message: 'The service could not start', error: loggedError(error) });
}
