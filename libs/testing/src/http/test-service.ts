import { createHttpApplication } from '@entente/http';
import type { ProblemTable } from '@entente/http';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { eventually } from '../eventually.js';
import { Caller } from './caller.js';

export interface TestService {
  readonly app: NestFastifyApplication;
  readonly address: string;
  /** Somebody who calls it with this token, or without any. */
  caller(token?: string): Caller;
  stop(): Promise<void>;
}

/** A service in this process, listening on a port of its own. It is ready when it is answered. */
export async function startTestService(
  module: Type | DynamicModule,
  problems: ProblemTable = {},
): Promise<TestService> {
  const app = await createHttpApplication(module, {
    api: { title: 'A service under test', version: '1' },
    problems,
    nest: { logger: false, abortOnError: false },
  });
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  const nobody = new Caller(address);
  await eventually('the service to be ready', async () => (await nobody.get('/health/ready')).status === 200);
  return {
    app,
    address,
    caller: (token) => new Caller(address, token),
    stop: () => app.close(),
  };
}
