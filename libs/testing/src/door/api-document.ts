import { FORMATS, type JsonSchema } from '@entente/schema';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Caller } from '../http/caller.js';
import { METHODS, type Method, type RouteName } from './access-table.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface DescribedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly security?: readonly unknown[];
  readonly 'x-roles'?: readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<string, DescribedOperation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** What a schema finds wrong, by where: a missing or unknown field under its own name. */
export type Faults = (value: unknown) => readonly string[];

export interface Operation {
  readonly name: RouteName;
  readonly method: Method;
  readonly path: string;
  readonly access: 'everybody' | readonly string[] | undefined;
  readonly body?: { readonly schema: JsonSchema; readonly faults: Faults };
  readonly query: readonly Parameter[];
  readonly queryFaults: Faults;
}

const DOCUMENT = 'openapi';

/** What a service says of itself, read as a client would, by a validator of its own. */
export class ApiDocument {
  private readonly ajv = compiler(false);

  private constructor(private readonly document: Document) {
    this.ajv.addSchema(document, DOCUMENT);
  }

  static async servedTo(caller: Caller): Promise<ApiDocument> {
    return new ApiDocument((await caller.get('/openapi.json')).json as unknown as Document);
  }

  operations(): readonly Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, described]) =>
      METHODS.flatMap((method) => {
        const operation = described[method.toLowerCase()];
        return operation ? [this.operation(method, path, operation)] : [];
      }),
    );
  }

  /** The schema itself, where another place holds it. */
  resolved(schema: JsonSchema): JsonSchema {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    return this.document.components.schemas[reference.split('/').at(-1)!]!;
  }

  private operation(method: Method, path: string, operation: DescribedOperation): Operation {
    const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    return {
      name: `${method} ${path}` as RouteName,
      method,
      path,
      access: operation.security?.length === 0 ? 'everybody' : operation['x-roles'],
      ...(operation.requestBody !== undefined && { body: this.body(method, path) }),
      query,
      queryFaults: faultsBy(compiler('array').compile(querySchema(query))),
    };
  }

  private body(method: Method, path: string): NonNullable<Operation['body']> {
    const at = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
    const $ref = `${DOCUMENT}#/${at.map(token).map(encodeURIComponent).join('/')}`;
    const schema = at.reduce<unknown>(
      (inside, key) => (inside as Record<string, unknown>)[key],
      this.document,
    );
    return { schema: schema as JsonSchema, faults: faultsBy(this.ajv.compile({ $ref })) };
  }
}

/** RFC 6901. */
export function token(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function querySchema(query: readonly Parameter[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    required: query.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function compiler(coerceTypes: false | 'array'): Ajv2020 {
  return new Ajv2020({
    allErrors: true,
    coerceTypes,
    strictNumbers: coerceTypes === false,
    ownProperties: true,
    strict: false,
    formats: FORMATS,
  });
}

function faultsBy(validate: ValidateFunction): Faults {
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(pointerOf));
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, string | undefined>>;
  const name = missingProperty ?? additionalProperty;
  return name === undefined ? instancePath : `${instancePath}/${token(name)}`;
}
