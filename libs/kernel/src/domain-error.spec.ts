import { describe, expect, it } from '@jest/globals';
import { DomainError, InvalidField } from './domain-error.js';

class CountryNotParticipating extends DomainError {
  readonly code = 'country-not-participating';
}

describe('DomainError', () => {
  it('carries the name of the fact that refuses, its code and its cause', () => {
    const cause = new Error('no such row');
    const error = new CountryNotParticipating('NL takes no part', [], { cause });

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'CountryNotParticipating',
      code: 'country-not-participating',
      message: 'NL takes no part',
      faults: [],
      cause,
    });
  });
});

describe('InvalidField', () => {
  it('points at the field', () => {
    expect(new InvalidField('/value', 'must be a whole number')).toMatchObject({
      code: 'invalid-field',
      message: '/value must be a whole number',
      faults: [{ pointer: '/value', detail: 'must be a whole number' }],
    });
  });
});
