import {
  jsonSchemaOf,
  validatorOfSchema,
  type DeclaredClass,
  type JsonSchema,
  type Validator,
} from '@entente/schema';
import { InvalidFields } from './malformed.js';
import { parseBody } from './parse-body.js';

interface StandardJsonSchema {
  readonly version: 1;
  readonly vendor: 'entente';
  readonly validate: (value: unknown) => object;
  readonly jsonSchema: { readonly input: () => JsonSchema; readonly output: () => JsonSchema };
}

/**
 * A declared class in the shape of a Standard Schema: Nest keeps it with the handler's parameter, our pipe
 * checks with it and the OpenAPI document is written from it.
 */
export class DeclaredSchema {
  readonly '~standard': StandardJsonSchema;

  constructor(
    readonly json: JsonSchema,
    private readonly accept: (value: unknown) => unknown,
  ) {
    this['~standard'] = {
      version: 1,
      vendor: 'entente',
      validate: (value) => ({ value: this.read(value) }),
      jsonSchema: { input: () => json, output: () => json },
    };
  }

  /** @throws MalformedJson, InvalidFields */
  read(value: unknown): unknown {
    return this.accept(value);
  }
}

export function bodySchema(declared: DeclaredClass): DeclaredSchema {
  const json = jsonSchemaOf(declared, 'refuse');
  const check = validatorOfSchema(json);
  return new DeclaredSchema(json, (body) => checked('body', check, parseBody(body)));
}

/** Reads a body that comes inside another one. What it leaves out is filled in. @throws InvalidFields */
export function bodyWithin<Body extends object>(declared: DeclaredClass<Body>): (value: unknown) => Body {
  const check = validatorOfSchema(jsonSchemaOf(declared, 'refuse'));
  return (value) => checked('body', check, value) as Body;
}

/** Flat, as OpenAPI wants the parameters of a query. */
export function querySchema(declared: DeclaredClass): DeclaredSchema {
  const { $defs } = jsonSchemaOf(declared, 'refuse') as {
    readonly $defs: Readonly<Record<string, JsonSchema>>;
  };
  const [json, ...nested] = Object.values($defs);
  if (!json || nested.length > 0) throw new Error(`${declared.name}: a query has no nested fields`);
  const check = validatorOfSchema(json, true);
  return new DeclaredSchema(json, (query) => checked('query', check, query));
}

const NOTHING = validatorOfSchema({ type: 'object', properties: {}, additionalProperties: false });

/** For a body or query that a route does not take. */
export function checkNothing(where: 'body' | 'query', value: unknown): void {
  checked(where, NOTHING, value);
}

function checked(where: 'body' | 'query', check: Validator<unknown>, value: unknown): unknown {
  const { value: valid, faults } = check(value);
  if (faults) throw new InvalidFields(where, faults);
  return valid;
}
