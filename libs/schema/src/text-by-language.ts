import { FieldRule } from './field-rule.js';
import { NOT_BLANK } from './text.js';

/** The same short text in one or more languages, by IETF tag: `{ "fr": "…", "en": "…" }`. */
export function IsTextByLanguage({ max }: { readonly max: number }): PropertyDecorator {
  return FieldRule({
    type: 'object',
    propertyNames: { pattern: '^[a-z]{2,3}(?:-[A-Z]{2})?$' },
    additionalProperties: { type: 'string', minLength: 1, maxLength: max, pattern: NOT_BLANK },
    minProperties: 1,
    maxProperties: 30,
    description: `texts of at most ${max} characters by language, like { "en": "…" }`,
  });
}
