import { describe, expect, it } from '@jest/globals';
import { asked } from './command-line.js';
import { Misuse } from './misuse.js';
import { PUBLISHERS } from './publishers.js';

describe('asked', () => {
  it('reads each command', () => {
    expect(asked(['verify-journal'])).toMatchObject({ publishers: PUBLISHERS });
    expect(asked(['republish', '--service', 'joint-action-days', '--from', '2026-04-27'])).toMatchObject({
      publisher: { service: 'joint-action-days' },
      from: new Date('2026-04-27'),
    });
    expect(asked(['parked', 'release', 'a', 'b'])).toMatchObject({ action: 'release', eventIds: ['a', 'b'] });
    expect(asked(['dead-letters', 'replay', 'x/0@1', '--reason', 'mended', '--by', 'ops'])).toMatchObject({
      ids: ['x/0@1'],
      because: { reason: 'mended', by: 'ops' },
    });
    expect(asked(['dead-letters', 'discard', '--all', '--reason', 'a test'])).toMatchObject({ ids: [] });
  });

  it.each([
    [[]],
    [['rebuild-all']],
    [['verify-journal', '--service', 'nobody']],
    [['republish']],
    [['republish', '--service', 'joint-action-days', '--from', 'yesterday']],
    [['parked']],
    [['dead-letters', 'show']],
    [['dead-letters', 'replay', 'x/0@1']],
    [['dead-letters', 'replay', 'x/0@1', '--reason', ' ']],
    [['dead-letters', 'replay', '--reason', 'all of them, but not said so']],
    [['dead-letters', 'discard', 'x/0@1', '--all', '--reason', 'both']],
    [['dead-letters', 'list', '--verbose']],
  ])('refuses %j', (args) => {
    expect(() => asked(args)).toThrow(Misuse);
  });
});
