import { describe, expect, it } from '@jest/globals';
import { optionsOf, WrongOptions } from './options.js';

describe('optionsOf', () => {
  it('loads the sample data into the stack of this machine unless told otherwise', () => {
    expect(optionsOf([])).toEqual({ files: [], apis: new Map() });
  });

  it('takes files, in the order to send them, and addresses of services', () => {
    const address = '--api=joint-action-days=http://127.0.0.1:4002';
    expect(
      optionsOf(['--operations', 'o.json', address, '--measures', 'm.json', '--projects=p.json']),
    ).toEqual({
      files: [
        { kind: 'measures', path: 'm.json' },
        { kind: 'projects', path: 'p.json' },
        { kind: 'operations', path: 'o.json' },
      ],
      apis: new Map([['joint-action-days', new URL('http://127.0.0.1:4002')]]),
    });
  });

  it.each([
    [['--api', 'http://localhost:3002'], 'is no service with its address'],
    [['--api', 'measures=localhost:3001'], 'is no service with its address'],
    [['--api', 'weather=http://localhost:3001'], 'is no service with its address'],
    [['--operation', 'x'], '--operation'],
    [['--operations'], 'argument missing'],
    [['mine.json'], 'mine.json'],
  ])('refuses %j', (args, message) => {
    expect(() => optionsOf(args)).toThrow(WrongOptions);
    expect(() => optionsOf(args)).toThrow(message);
  });
});
