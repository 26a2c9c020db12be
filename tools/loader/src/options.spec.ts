import { describe, expect, it } from '@jest/globals';
import { optionsOf, WrongOptions } from './options.js';

describe('optionsOf', () => {
  it('loads the sample data into the stack of this machine unless told otherwise', () => {
    expect(optionsOf([])).toEqual({});
  });

  it('takes a file and an address', () => {
    expect(optionsOf(['--operations', 'mine.json', '--api=http://127.0.0.1:4002'])).toEqual({
      operations: 'mine.json',
      api: new URL('http://127.0.0.1:4002'),
    });
  });

  it.each([
    [['--measures', 'm.json'], 'no service for measures yet'],
    [['--api', 'localhost:3002'], 'is not an address'],
    [['--operation', 'x'], '--operation'],
    [['--operations'], 'argument missing'],
    [['mine.json'], 'mine.json'],
  ])('refuses %j', (args, message) => {
    expect(() => optionsOf(args)).toThrow(WrongOptions);
    expect(() => optionsOf(args)).toThrow(message);
  });
});
