import { FieldRule, type FieldRuleOptions } from './field-rule.js';

export interface TextLimits extends FieldRuleOptions {
  /** In characters. */
  readonly max: number;
  /** In characters; 1 unless said otherwise. With 0 the text may be blank, too. */
  readonly min?: number;
}

const UNPRINTABLE = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ud800-\\udfff';
const ANY_TEXT = `^[^${UNPRINTABLE}]*$`;
export const NOT_BLANK = `^[\\t\\n\\r\\p{Zs}]*[^\\s${UNPRINTABLE}][^${UNPRINTABLE}]*$`;

/** Free text: tabs and line breaks are taken, other control characters and halves of surrogate pairs are not. */
export function IsText({ max, min = 1, ...options }: TextLimits): PropertyDecorator {
  const pattern = min === 0 ? ANY_TEXT : NOT_BLANK;
  const description = `text of ${min} to ${max} characters without control characters`;
  return FieldRule({ type: 'string', minLength: min, maxLength: max, pattern, description }, options);
}

/** An `http` or `https` address of at most 2,000 characters. */
export function IsWebAddress(options?: FieldRuleOptions): PropertyDecorator {
  return address('^https?://[!-~]+$', 'an http or https address of at most 2000 characters', options);
}

/**
 * Where a source is found: a web page, or a message or file under another scheme (`urn:`). Schemes that a
 * browser would run are refused, since consoles make links of addresses.
 */
export function IsSourceAddress(options?: FieldRuleOptions): PropertyDecorator {
  const pattern = '^(?!(?:javascript|vbscript|data):)[a-z][a-z0-9+.-]*:[!-~]+$';
  return address(pattern, 'an address like https://example.org/page of at most 2000 characters', options);
}

function address(pattern: string, description: string, options?: FieldRuleOptions): PropertyDecorator {
  return FieldRule({ type: 'string', maxLength: 2000, format: 'uri', pattern, description }, options);
}
