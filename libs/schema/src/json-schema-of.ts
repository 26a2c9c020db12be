import 'reflect-metadata';
import { ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import type { ISchemaConverters } from 'class-validator-jsonschema/build/defaultConverters.js';
import { ALLOWED_RULES, nestedClass } from './allowed-rules.js';
import { declaredRules } from './declared-rules.js';
import { InexactDeclaration, type DeclaredClass, type JsonSchema } from './json-schema.js';
import { withNull } from './or-null.js';

export const JSON_SCHEMA_DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export type UnknownFields = 'refuse' | 'tolerate';

/**
 * The schema of a declared class: `{ $schema, $ref: '#/$defs/<Class>', $defs }`, nested classes beside it.
 * A field is required unless it is `@IsOptional()`; an initial value in the class becomes its `default`.
 * Unknown fields are tolerated unless said otherwise.
 * @throws InexactDeclaration where a decorator has no exact schema, or two classes share one name.
 */
export function jsonSchemaOf(declared: DeclaredClass, unknownFields: UnknownFields = 'tolerate'): JsonSchema {
  const $defs: Record<string, JsonSchema> = {};
  for (const [name, each] of classesReachedFrom(declared)) {
    $defs[name] = {
      ...objectSchema(each),
      ...(unknownFields === 'refuse' && { additionalProperties: false }),
    };
  }
  return { $schema: JSON_SCHEMA_DIALECT, $ref: `#/$defs/${declared.name}`, $defs };
}

function classesReachedFrom(
  declared: DeclaredClass,
  reached = new Map<string, DeclaredClass>(),
  path: readonly DeclaredClass[] = [],
): ReadonlyMap<string, DeclaredClass> {
  const { name } = declared;
  if (path.includes(declared)) throw new InexactDeclaration(name, 'it contains itself, to any depth');
  if (reached.has(name) && reached.get(name) !== declared) {
    throw new InexactDeclaration(name, 'another class has the same name');
  }
  reached.set(name, declared);
  for (const rule of declaredRules(declared)) {
    if (rule.type !== ValidationTypes.NESTED_VALIDATION) continue;
    classesReachedFrom(nestedClass(rule), reached, [...path, declared]);
  }
  return reached;
}

function objectSchema(declared: DeclaredClass): JsonSchema {
  const additionalConverters = ALLOWED_RULES as ISchemaConverters;
  const converted = targetConstructorToSchema(declared, {
    additionalConverters,
  }) as unknown as Partial<ObjectSchema>;
  const initial = new declared() as Readonly<Record<string, unknown>>;
  const properties: Record<string, JsonSchema> = {};
  for (const [field, rules] of Object.entries(converted.properties ?? {})) {
    const schema = withNull(rules, declared.prototype as object, field);
    checkDefault(declared, field, initial[field], converted.required);
    properties[field] = initial[field] === undefined ? schema : { ...schema, default: initial[field] };
  }
  return { type: 'object', properties, ...(converted.required && { required: converted.required }) };
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

function checkDefault(
  declared: DeclaredClass,
  field: string,
  value: unknown,
  required: readonly string[] = [],
): void {
  if (value !== undefined && required.includes(field)) {
    throw new InexactDeclaration(
      `${declared.name}.${field}`,
      'a field with an initial value is @IsOptional()',
    );
  }
}
