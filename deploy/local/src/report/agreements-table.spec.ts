import { describe, expect, it } from '@jest/globals';

import { agreementsTable } from './agreements-table.js';

describe('agreementsTable', () => {
  it('prints types and states with their number, and the total last', () => {
    const lines = agreementsTable([
      { group: { type: 'network', state: 'ongoing' }, agreements: 10, stated: 10 },
      { group: { type: 'network', state: null }, agreements: 2, stated: 0 },
    ]);

    expect(lines).toEqual([
      'type     state      agreements  stated',
      'network  ongoing            10      10',
      'network  not known           2       0',
      'total                       12      10',
    ]);
  });
});
