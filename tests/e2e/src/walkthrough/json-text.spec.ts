import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonText } from './json-text.js';

describe('jsonText', () => {
  it('writes on one line what fits on one', () => {
    expect(jsonText({ a: 1, b: ['x\ny'] })).toBe('{ "a": 1, "b": [ "x\\ny" ] }');
    const long = { name: 'n'.repeat(60), reason: 'r'.repeat(60) };
    expect(jsonText([long])).toBe(
      `[\n  {\n    "name": "${long.name}",\n    "reason": "${long.reason}"\n  }\n]`,
    );
  });

  it('is always the JSON of the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'large' }), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
