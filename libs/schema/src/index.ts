export * from './dates.js';
export { FieldRule, type FieldRuleOptions } from './field-rule.js';
export * from './ids-and-codes.js';
export * from './json-schema.js';
export * from './json-schema-of.js';
export { OrNull } from './or-null.js';
export * from './text.js';
export * from './validator-of.js';
