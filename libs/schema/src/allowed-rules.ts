import { ValidationTypes, IS_OPTIONAL } from 'class-validator';

import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { FIELD_RULE } from './field-rule.js';
import { InexactDeclaration, type DeclaredClass, type JsonSchema } from './json-schema.js';
import { declaredType } from './type-metadata.js';

type Rule = ValidationMetadata;
type Converter = (rule: Rule) => JsonSchema;

const value = (rule: Rule): unknown => rule.constraints[0];

/** Every decorator that has an exact schema; a decorator outside this list stops the start. */
export const ALLOWED_RULES: Readonly<Record<string, Converter>> = {
  [FIELD_RULE]: (rule) => value(rule) as JsonSchema,
  [ValidationTypes.CONDITIONAL_VALIDATION]: onlyOptional,
  [ValidationTypes.NESTED_VALIDATION]: (rule) => ({ $ref: `#/$defs/${nestedClass(rule).name}` }),
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: plainNumber,
  min: (rule) => ({ minimum: value(rule) }),
  max: (rule) => ({ maximum: value(rule) }),
  minLength: (rule) => ({ minLength: value(rule) }),
  maxLength: (rule) => ({ maxLength: value(rule) }),
  isLength: (rule) => ({ minLength: value(rule), maxLength: rule.constraints[1] as unknown }),
  matches: flagless,
  isIn: (rule) => oneOf(rule, value(rule) as readonly unknown[]),
  isEnum: (rule) => oneOf(rule, rule.constraints[1] as readonly unknown[]),
  isArray: () => ({ type: 'array' }),
  arrayMinSize: (rule) => ({ type: 'array', minItems: value(rule) }),
  arrayMaxSize: (rule) => ({ type: 'array', maxItems: value(rule) }),
  arrayUnique: plainUnique,
};

/** The class behind `@ValidateNested() @Type(() => …)`. */
export function nestedClass(rule: Rule): DeclaredClass {
  const type = declaredType(rule.target as DeclaredClass, rule.propertyName);
  if (!type) throw refused(rule, '@ValidateNested() needs @Type(() => …)');
  if (type.options?.discriminator) throw refused(rule, 'a discriminator has no exact schema here');
  return type.typeFunction() as DeclaredClass;
}

export function refused(rule: Rule, why: string): InexactDeclaration {
  const owner = typeof rule.target === 'string' ? rule.target : rule.target.name;
  return new InexactDeclaration(`${owner}.${rule.propertyName}`, why);
}

function onlyOptional(rule: Rule): JsonSchema {
  if (rule.name !== IS_OPTIONAL)
    throw refused(rule, '@ValidateIf() has no schema: put the rule into the domain');
  return {};
}

function plainNumber(rule: Rule): JsonSchema {
  const options = (value(rule) ?? {}) as Readonly<Record<string, unknown>>;
  if (Object.keys(options).length > 0) throw refused(rule, 'options of @IsNumber() have no schema');
  return { type: 'number' };
}

function flagless(rule: Rule): JsonSchema {
  const pattern = value(rule);
  if (!(pattern instanceof RegExp) || rule.constraints[1] !== undefined || !/^[uv]?$/.test(pattern.flags)) {
    throw refused(rule, '@Matches() takes a RegExp without flags: a schema has none');
  }
  return { pattern: pattern.source };
}

function oneOf(rule: Rule, values: readonly unknown[]): JsonSchema {
  const type = typeof values[0];
  if ((type !== 'string' && type !== 'number') || values.some((each) => typeof each !== type)) {
    throw refused(rule, 'a list of values holds texts only, or numbers only');
  }
  return { type, enum: [...values] };
}

function plainUnique(rule: Rule): JsonSchema {
  if (value(rule) !== undefined) throw refused(rule, '@ArrayUnique() by a function has no schema');
  return { type: 'array', uniqueItems: true };
}
