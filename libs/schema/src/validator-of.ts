import type { FieldFault } from '@entente/kernel';
import type { ValidateFunction } from 'ajv';
import { compilerFor } from './compilers.js';
import { faultsOf } from './faults.js';
import type { DeclaredClass, JsonSchema } from './json-schema.js';
import { jsonSchemaOf, type UnknownFields } from './json-schema-of.js';

export interface ValidatorOptions {
  readonly unknownFields: UnknownFields;
  /** Text is turned into the numbers, booleans and lists asked for: for queries and settings, never for bodies. */
  readonly coerce?: boolean;
}

export type Checked<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly FieldFault[] };

export type Validator<T> = (value: unknown) => Checked<T>;

/** Above this many members of objects and lists, only the first fault is looked for. */
const MANY_MEMBERS = 2_000;

/**
 * Compiles a declared class, once, for calling often. What it gives back is the value it was given, with defaults
 * filled in (and texts coerced): a plain object, not an instance. Never throws on input.
 */
export function validatorOf<T extends object>(
  declared: DeclaredClass<T>,
  options: ValidatorOptions,
): Validator<T> {
  return validatorOfSchema<T>(jsonSchemaOf(declared, options.unknownFields), options.coerce);
}

/** The same for a schema that is already there. */
export function validatorOfSchema<T>(schema: JsonSchema, coerce = false): Validator<T> {
  const firstFault: ValidateFunction = compilerFor({ coerce, everyFault: false }).compile(schema);
  const everyFault: ValidateFunction = compilerFor({ coerce, everyFault: true }).compile(schema);
  return (value) => {
    if (firstFault(value)) return { value: value as T };
    const errors = hasManyMembers(value) || everyFault(value) ? firstFault.errors : everyFault.errors;
    return { faults: faultsOf(errors ?? []) };
  };
}

function hasManyMembers(value: unknown): boolean {
  const waiting: unknown[] = [value];
  let members = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const inside: readonly unknown[] = Object.values(next);
    members += inside.length;
    if (members > MANY_MEMBERS) return true;
    waiting.push(...inside.filter((each) => typeof each === 'object' && each !== null));
  }
  return false;
}
