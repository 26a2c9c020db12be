import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { ALLOWED_RULES, refused } from './allowed-rules.js';
import { FIELD_RULE } from './field-rule.js';
import type { DeclaredClass } from './json-schema.js';

const ABOUT_THE_LIST = new Set(['isArray', 'arrayMinSize', 'arrayMaxSize', 'arrayUnique']);

/** The rules of a class and of those it extends. @throws InexactDeclaration where one has no exact schema. */
export function declaredRules(declared: DeclaredClass): readonly ValidationMetadata[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(declared, '', true, false);
  for (const rule of rules) checkRule(rule);
  for (const ofField of Map.groupBy(rules, (rule) => rule.propertyName).values()) checkTogether(ofField);
  return rules;
}

/** A rule's name as the converters know it: class-validator files all but its own few as `customValidation`. */
export function ruleName(rule: ValidationMetadata): string {
  const ownValidator = rule.constraintCls as ValidationMetadata['constraintCls'] | undefined;
  const [constraint] = ownValidator ? getMetadataStorage().getTargetValidatorConstraints(ownValidator) : [];
  return constraint?.name ?? rule.type;
}

function checkRule(rule: ValidationMetadata): void {
  const name = ruleName(rule);
  if (!Object.hasOwn(ALLOWED_RULES, name)) throw refused(rule, `the rule "${name}" has no exact schema`);
  if ((rule.groups as string[] | undefined)?.length) throw refused(rule, 'groups have no schema');
  if (rule.validateIf) throw refused(rule, 'validateIf has no schema');
}

function checkTogether(rules: readonly ValidationMetadata[]): void {
  const ofValues = rules.filter((rule) => rule.type !== ValidationTypes.CONDITIONAL_VALIDATION);
  const [first] = ofValues;
  if (!first) throw refused(rules[0]!, 'it says nothing about the value');
  const ofElements = ofValues.filter((rule) => !ABOUT_THE_LIST.has(ruleName(rule)));
  const isList =
    ofElements.length < ofValues.length || ofElements.some((rule) => rule.each) || isArrayType(first);
  if (isList && ofElements.some((rule) => !rule.each))
    throw refused(first, 'a list needs { each: true } on its rules');
  if (ofElements.filter((rule) => ruleName(rule) === FIELD_RULE).length > 1) {
    throw refused(first, 'two rules would overwrite each other');
  }
}

function isArrayType(rule: ValidationMetadata): boolean {
  const { prototype } = rule.target as DeclaredClass;
  return Reflect.getMetadata('design:type', prototype as object, rule.propertyName) === Array;
}
