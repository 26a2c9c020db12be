import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Route } from './declare-schemas.js';
import { PROBLEM_MEDIA_TYPE } from './problem.js';

export interface ApiDescription {
  readonly title: string;
  readonly description?: string;
  readonly version: string;
}

export const OPENAPI_PATH = '/openapi.json';
export const DOCS_PATH = '/docs';

/** The API in OpenAPI 3.1 at `/openapi.json`, readable at `/docs`; both answer without a token. */
export function describeApi(
  app: NestFastifyApplication,
  routes: readonly Route[],
  api: ApiDescription,
): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(api.title)
    .setDescription(api.description ?? '')
    .setVersion(api.version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const operationIdFactory = (controller: string, method: string): string => `${controller}_${method}`;
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory });
  const open = routes
    .filter(isOpenToAll)
    .map(({ controller, name }) => operationIdFactory(controller.name, name));
  completeDocument(document, new Set(open));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (route.url === OPENAPI_PATH || route.url.startsWith(DOCS_PATH))
        route.config = { ...route.config, public: true };
    });
  SwaggerModule.setup(DOCS_PATH, app, document, { jsonDocumentUrl: OPENAPI_PATH, raw: ['json'] });
}

function isOpenToAll({ handler }: Route): boolean {
  const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as
    { public?: boolean } | undefined;
  return config?.public === true;
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string', format: 'json-pointer' }, detail: { type: 'string' } },
      },
    },
  },
};

function completeDocument(document: OpenAPIObject, openToAll: ReadonlySet<string>): void {
  const schema = { $ref: '#/components/schemas/Problem' };
  const refused = { description: 'Refused', content: { [PROBLEM_MEDIA_TYPE]: { schema } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.patch, path.delete]) {
      if (!operation) continue;
      operation.responses['default'] = refused;
      if (openToAll.has(operation.operationId ?? '')) operation.security = [];
    }
  }
  document.components = { ...document.components };
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM_SCHEMA };
}
