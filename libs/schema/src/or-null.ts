import type { JsonSchema } from './json-schema.js';

const OR_NULL = Symbol('entente:or-null');

/** `null` is an answer of this field. Without it `null` is refused, also where the field may be absent. */
export function OrNull(): PropertyDecorator {
  return (prototype, propertyName) => Reflect.defineMetadata(OR_NULL, true, prototype, propertyName);
}

export function withNull(schema: JsonSchema, prototype: object, propertyName: string): JsonSchema {
  if (Reflect.getMetadata(OR_NULL, prototype, propertyName) !== true) return schema;
  return { anyOf: [schema, { type: 'null' }] };
}
