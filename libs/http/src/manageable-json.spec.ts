import { describe, expect, it } from '@jest/globals';
import { InvalidFields } from './malformed.js';
import { mustBeManageable } from './manageable-json.js';

const zeros = (count: number): string => Array(count).fill(0).join();

function faultOf(text: string): unknown {
  try {
    mustBeManageable(Buffer.from(text));
    return undefined;
  } catch (error) {
    return error instanceof InvalidFields ? error.faults[0] : error;
  }
}

describe('a body before it is read', () => {
  it('may hold ten thousand values', () => {
    expect(faultOf(`[${zeros(10_000)}]`)).toBeUndefined();
    expect(faultOf(`[${zeros(10_001)}]`)).toEqual({
      pointer: '',
      detail: 'must hold at most 10000 values',
    });
  });

  it('may be a thousand deep', () => {
    const nested = (depth: number) => '[{"a":'.repeat(depth / 2) + '0' + '}]'.repeat(depth / 2);
    expect(faultOf(nested(1_000))).toBeUndefined();
    expect(faultOf(nested(1_002))).toEqual({ pointer: '', detail: 'must be nested at most 1000 deep' });
  });

  it('is named by the member in which it becomes too large', () => {
    const [many, deep] = [`[${zeros(10_001)}]`, '['.repeat(1_001)];
    expect(faultOf(`{"a":{"c":1},"notes":${many}}`)).toMatchObject({ pointer: '/notes' });
    expect(faultOf(`{"a":"notes","b/~":${deep}`)).toMatchObject({ pointer: '/b~1~0' });
    expect(faultOf(`{"\\u0061":${deep}`)).toMatchObject({ pointer: '/a' });
    expect(faultOf(`{"${'n'.repeat(1_000)}":${deep}`)).toMatchObject({ pointer: `/${'n'.repeat(100)}…` });
  });

  it('is not judged by what its texts hold', () => {
    const text = JSON.stringify(`${'['.repeat(2_000)}\\"${','.repeat(20_000)}\\`);
    expect(faultOf(`{"notes":[${text},${text}]}`)).toBeUndefined();
  });

  it.each(['', '"', '"\\', ']'.repeat(2_000), '\\"[', '{"a'])('is left to the parser: %j', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });
});
