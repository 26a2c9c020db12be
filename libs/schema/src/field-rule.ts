import { registerDecorator, type ValidationOptions } from 'class-validator';
import { compilerFor } from './compilers.js';
import type { JsonSchema } from './json-schema.js';

export const FIELD_RULE = 'fieldRule';

export type FieldRuleOptions = Pick<ValidationOptions, 'each'>;

/**
 * A decorator that stands for exactly this schema. `description` completes the sentence "must be …"
 * and is what a client reads when the field breaks the rule.
 */
export function FieldRule(
  schema: JsonSchema & { readonly description: string },
  options: FieldRuleOptions = {},
): PropertyDecorator {
  return (prototype, propertyName) => {
    registerDecorator({
      name: FIELD_RULE,
      target: prototype.constructor,
      propertyName: String(propertyName),
      constraints: [schema],
      options,
      validator: {
        validate: (value) => compilerFor({ coerce: false, everyFault: false }).validate(schema, value),
        defaultMessage: () => `$property must be ${schema.description}`,
      },
    });
  };
}
