import { COUNTRY_CODES, COUNTRY_CODES_ON_INPUT } from '@entente/kernel';
import { FieldRule, type FieldRuleOptions } from './field-rule.js';

/** Lower case only, any version: capitals would make a second document of one id. */
export const ID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

export function IsId(options?: FieldRuleOptions): PropertyDecorator {
  const schema = { type: 'string', format: 'uuid', pattern: ID_PATTERN, description: 'a UUID in lower case' };
  return FieldRule(schema, options);
}

/** A country as it is stored and published. */
export function IsCountryCode(options?: FieldRuleOptions): PropertyDecorator {
  const description = 'an ISO 3166-1 alpha-2 country code in capitals, or XK';
  return FieldRule({ type: 'string', enum: [...COUNTRY_CODES].sort(), description }, options);
}

/** A country as a command may spell it: EL and UK too, which `countryCodeOf` turns into GR and GB. */
export function IsCountryCodeOnInput(options?: FieldRuleOptions): PropertyDecorator {
  const description = 'an ISO 3166-1 alpha-2 country code in capitals, or XK, EL, UK';
  return FieldRule({ type: 'string', enum: [...COUNTRY_CODES_ON_INPUT], description }, options);
}

/** A key of a list that may grow: `labour`, `none-for-figures`, `personsArrested`. At most 100 characters. */
export function IsCode(options?: FieldRuleOptions): PropertyDecorator {
  const pattern = '^[a-z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*$';
  const description = 'a code in kebab-case or camelCase';
  return FieldRule({ type: 'string', maxLength: 100, pattern, description }, options);
}

/** ISO 4217, in capitals. */
export function IsCurrencyCode(options?: FieldRuleOptions): PropertyDecorator {
  const description = 'an ISO 4217 currency code in capitals';
  return FieldRule({ type: 'string', pattern: '^[A-Z]{3}$', format: 'currency', description }, options);
}
