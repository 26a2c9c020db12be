import { describe, expect, it } from '@jest/globals';
import { comparedIn } from './rebuild-program.js';

describe('what a rebuild says', () => {
  it('has the number of documents that it compared, by collection', () => {
    const said = ['operation-figures: 20 operations computed', 'facts: 600 compared, 0 differ'];
    expect(comparedIn([...said, 'operations: 20 compared, 0 differ', '4.2 s', ''].join('\n'))).toEqual(
      new Map([
        ['facts', 600],
        ['operations', 20],
      ]),
    );
  });

  it('is a failure where some differ', () => {
    const said = 'facts: 600 compared, 0 differ\noperations: 20 compared, 1 differ\n  other        a\n';
    expect(() => comparedIn(said)).toThrow('operations: 20 compared, 1 differ');
  });
});
