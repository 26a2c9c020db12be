import { RequestMethod, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { stdTimeFunctions, type DestinationStream, type LogFn, type Logger } from 'pino';
import { loggedError } from './logged-error.js';
import type { LogLevel } from './service-settings.js';

export interface LoggingOptions {
  readonly service: string;
  readonly level: LogLevel;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/** A second fence: nothing of this is handed to the log in the first place. */
const NEVER_LOGGED = ['authorization', 'cookie', 'password', 'token', 'body', 'payload', 'query'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

/** pino, one JSON object per line; within a request every line carries its id. */
export function logging({ service, level, destination }: LoggingOptions): DynamicModule {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: NEVER_LOGGED, remove: true },
    serializers: { err: loggedError, req: () => undefined, res: () => undefined },
    wrapSerializers: false,
    hooks: { logMethod: sayOnlyWhatIsLogged },
    autoLogging: false,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
  };
  return LoggerModule.forRoot({
    // The library's own default is not mounted on Fastify, and lines would lack the request's id.
    forRoutes: [{ path: '/*path', method: RequestMethod.ALL }],
    pinoHttp: destination ? [options, destination] : options,
  });
}

/** pino takes an error's own message for the line's where none is given, past the serializer. */
function sayOnlyWhatIsLogged(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  const [first, text] = args as readonly unknown[];
  const error: unknown =
    typeof first === 'object' && first !== null && 'err' in first ? first.err : undefined;
  if (text === undefined && error instanceof Error) log.apply(this, [first, loggedError(error).message]);
  else log.apply(this, args);
}
