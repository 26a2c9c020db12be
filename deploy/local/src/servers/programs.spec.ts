import { describe, expect, it } from '@jest/globals';

import { javaMajor } from './programs.js';

describe('javaMajor', () => {
  it('reads the versions that Java prints', () => {
    expect(javaMajor('openjdk version "17.0.15" 2025-04-15')).toBe(17);
    expect(javaMajor('openjdk version "25" 2025-09-16')).toBe(25);
    expect(javaMajor('java version "1.8.0_392"')).toBe(8);
    expect(javaMajor('The operation couldn’t be completed.')).toBeUndefined();
  });
});
