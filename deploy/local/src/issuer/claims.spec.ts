import { describe, expect, it } from '@jest/globals';

import { bearerOfForm, BearerRefused, bearerToForm, claimsOf } from './claims.js';

describe('claimsOf', () => {
  it('tells in the subject who it is', () => {
    expect(claimsOf({ roles: ['operational-team'], country: 'nl' })).toEqual({
      sub: 'dev:operational-team:NL',
      roles: ['operational-team'],
      country: 'NL',
    });
  });

  it('takes another subject, several roles and an organisation', () => {
    const bearer = {
      roles: ['auditor', 'registrar', 'auditor'],
      organisation: 'europol',
      subject: 'somebody',
    };

    expect(claimsOf(bearer)).toEqual({
      sub: 'somebody',
      roles: ['auditor', 'registrar'],
      organisation: 'europol',
    });
  });

  it('stores the codes that the EU writes otherwise', () => {
    expect(claimsOf({ roles: ['auditor'], country: 'EL' }).country).toBe('GR');
  });

  it('refuses unknown roles and countries and a token without a role', () => {
    expect(() => claimsOf({ roles: ['boss'] })).toThrow(
      'There is no role "boss"; the roles are: operational-team',
    );
    expect(() => claimsOf({ roles: ['auditor'], country: 'QQ' })).toThrow('There is no country "QQ"');
    expect(() => claimsOf({ roles: [] })).toThrow(BearerRefused);
  });

  it('survives the form that carries it', () => {
    const bearer = { roles: ['auditor', 'registrar'], country: 'NL', subject: 'a b&c' };

    expect(bearerOfForm(bearerToForm(bearer))).toEqual(bearer);
  });
});
