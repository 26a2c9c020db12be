import { FieldRule } from './field-rule.js';
import { NOT_BLANK } from './text.js';

/** The same short text in the languages it is known in, by IETF tag: `{ "fr": "…", "en": "…" }`; `{}` where in none. */
export function IsTextByLanguage({ max }: { readonly max: number }): PropertyDecorator {
  return FieldRule({
    type: 'object',
    propertyNames: { pattern: '^[a-z]{2,3}(?:-[A-Z]{2})?$' },
    additionalProperties: { type: 'string', minLength: 1, maxLength: max, pattern: NOT_BLANK },
    maxProperties: 30,
    description: `texts of at most ${max} characters by language, like { "en": "…" }`,
  });
}
