import { FieldRule, type FieldRuleOptions } from './field-rule.js';

/** A day that exists: `2026-04-27`. */
export function IsLocalDate(options?: FieldRuleOptions): PropertyDecorator {
  const pattern = '^\\d{4}-\\d{2}-\\d{2}$';
  return FieldRule(
    { type: 'string', format: 'date', pattern, description: 'a date like 2026-04-27' },
    options,
  );
}

/** A day, or the month or year where only that is known. */
export function IsPartialDate(options?: FieldRuleOptions): PropertyDecorator {
  const pattern = '^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$';
  const description = 'a date like 2026-04-27, 2026-04 or 2026';
  return FieldRule({ type: 'string', format: 'partial-date', pattern, description }, options);
}

/** An RFC 3339 instant in UTC, written with `Z`. */
export function IsInstant(options?: FieldRuleOptions): PropertyDecorator {
  const description = 'an instant in UTC like 2026-04-27T09:30:00Z';
  return FieldRule({ type: 'string', format: 'date-time', pattern: 'Z$', description }, options);
}
