import { describe, expect, it } from '@jest/globals';
import { Frames } from './frames.js';

const frame = (text: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeInt32BE(text.length);
  return Buffer.concat([head, Buffer.from(text)]);
};

describe('Frames', () => {
  it.each([1, 3, 5, 100])('finds whole frames in pieces of %i bytes', (size) => {
    const stream = Buffer.concat([frame('one'), frame(''), frame('another')]);
    const frames = new Frames((start) => start.readInt32BE(0) + 4);
    const found: string[] = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const whole of frames.add(stream.subarray(at, at + size)))
        found.push(whole.subarray(4).toString());
    }
    expect(found).toEqual(['one', '', 'another']);
  });
});
