import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@entente/kernel';
import { mayRecord, mustBeOwn, mustStayOwn } from './authority.js';
import { country, ID, record } from './builders.spec-support.js';
import { SampleEntry } from './sample-entry.js';

const stored = SampleEntry.restore({ ...record(), id: ID });
const actor = (role: Role, code: string) => ({ subject: 'somebody', roles: [role], country: country(code) });

describe('who may record a sample entry that NL reports', () => {
  it.each(ROLES)('%s', (role) => {
    expect(mayRecord(actor(role, 'NL'), record())).toBe(role === 'project-lead' || role === 'registrar');
    expect(mayRecord(actor(role, 'FR'), record())).toBe(role === 'registrar');
  });

  it('is not told whether it is there', () => {
    expect(() => mustBeOwn(actor('project-lead', 'FR'), stored)).toThrow(`sample entry ${ID}`);
    expect(() => mustBeOwn(actor('project-lead', 'NL'), stored)).not.toThrow();
  });

  it('does not give it away', () => {
    const given = record({ reportingCountry: country('FR') });
    expect(() => mustStayOwn(actor('project-lead', 'NL'), given)).toThrow('its reporting country');
    expect(() => mustStayOwn(actor('project-lead', 'NL'), record())).not.toThrow();
  });
});
