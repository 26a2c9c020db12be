import { describe, expect, it } from '@jest/globals';
import { optionsOf } from './options.js';
import { Refused } from './refused.js';

const asked = (line: string) => optionsOf(line.split(' ').filter((arg) => arg !== ''));

describe('optionsOf', () => {
  it('reads names and port', () => {
    expect(asked('--name case-referrals --aggregate case-referral --port 3005')).toEqual({
      ...{ service: 'case-referrals', aggregate: 'case-referral', port: 3005 },
    });
  });

  it.each([
    ['', '--name is needed'],
    ['--name referrals --port 3005', '--aggregate is needed'],
    ['--name referrals --aggregate referral', '--port is needed'],
    ['--name CaseReferrals --aggregate referral --port 3005', 'CaseReferrals must be in kebab-case'],
    ['--name referrals --aggregate case_referral --port 3005', 'case_referral must be in kebab-case'],
    ['--name ../away --aggregate referral --port 3005', '../away must be in kebab-case'],
    ['--name referral --aggregate referral --port 3005', 'must be the plural'],
    ['--name referrals --aggregate referral --port 80', 'from 1024 to 65535'],
    ['--name referrals --aggregate referral --port 3005.5', 'from 1024 to 65535'],
    ['--name referrals --aggregate referral --port 3005 --color red', "Unknown option '--color'"],
    ['referrals', "Unexpected argument 'referrals'"],
  ])('refuses "%s"', (line, why) => {
    expect(() => asked(line)).toThrow(Refused);
    expect(() => asked(line)).toThrow(why);
  });
});
