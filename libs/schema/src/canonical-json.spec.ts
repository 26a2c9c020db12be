import { describe, expect, it } from '@jest/globals';
import { bodyHashOf, canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ä' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"ä","d":null}]}',
    );
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, -0] })).toBe('{"b":[null,0]}');
  });

  it('writes instants as text', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('writes a broken surrogate as the database will store it', () => {
    expect(canonicalJson({ '\ud800': '\udc00' })).toBe('{"\ufffd":"\ufffd"}');
  });
});

describe('bodyHashOf', () => {
  it('tells bodies apart and repetitions not', () => {
    const hash = bodyHashOf({ value: 3, indicator: 'personsArrested' });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(bodyHashOf({ indicator: 'personsArrested', value: 3 })).toBe(hash);
    expect(bodyHashOf({ indicator: 'personsArrested', value: 4 })).not.toBe(hash);
  });
});
