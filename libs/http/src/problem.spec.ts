import { describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { DomainError, InvalidField, NotFound, StaleVersion } from '@entente/kernel';
import { Problems } from './problem.js';

class NotRunning extends DomainError {
  readonly code = 'not-running';
}

const REQUEST = '0192f0c1-2345-4abc-8def-0123456789ab';
const problems = new Problems({ 'not-running': { status: 409, title: 'Wrong state' } });

describe('Problems', () => {
  it('says everything that RFC 9457 and the table give', () => {
    expect(problems.of(new InvalidField('/value', 'must be an integer'), REQUEST)).toEqual({
      type: 'https://entente.org/problems/invalid-field',
      title: 'A field breaks its rule',
      status: 422,
      detail: '/value must be an integer',
      instance: `urn:uuid:${REQUEST}`,
      code: 'invalid-field',
      errors: [{ pointer: '/value', detail: 'must be an integer' }],
    });
  });

  it('takes a code from the table of the service', () => {
    expect(problems.of(new NotRunning('The day is planned'), REQUEST)).toMatchObject({
      status: 409,
      title: 'Wrong state',
    });
  });

  it('knows the refusals of the kernel', () => {
    expect(problems.of(new NotFound('day', 'x'), REQUEST).status).toBe(404);
    expect(problems.of(new StaleVersion('day', 'x', 1, 2), REQUEST).status).toBe(412);
  });

  it('keeps everything to itself where nobody foresaw the error', () => {
    class Unforeseen extends NotRunning {
      override readonly code = 'toString' as never;
    }
    for (const thrown of [new Error('secret'), 'secret', null, new Unforeseen('secret')]) {
      const problem = problems.of(thrown, REQUEST);
      expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
      expect(JSON.stringify(problem)).not.toContain('secret');
    }
  });

  it.each([
    [400, 'malformed-request'],
    [404, 'not-found'],
    [405, 'malformed-request'],
    [413, 'body-too-large'],
    [415, 'unsupported-media-type'],
    [502, 'internal-error'],
  ])('gives what the framework refuses with %i the code %s', (status, code) => {
    expect(problems.of(new HttpException('inner words', status), REQUEST)).toMatchObject({ code });
  });

  it.each([
    Object.assign(new Error('connect ECONNREFUSED'), { name: 'MongoNetworkError' }),
    Object.assign(new Error('not primary'), { name: 'MongoServerError', code: 10107 }),
    Object.assign(new Error('internal server error'), { name: 'MongoServerError', code: 1 }),
    Object.assign(new Error('no space left'), { name: 'MongoServerError', code: 14031 }),
    new Error('save failed', { cause: Object.assign(new Error('x'), { name: 'MongoServerSelectionError' }) }),
    new Error('Operation `days.findOne()` buffering timed out after 10000ms'),
  ])('tells an outage of the database from an error: %s', (thrown) => {
    const problem = problems.of(thrown, REQUEST);
    expect(problem).toMatchObject({ status: 503, detail: 'The database does not answer' });
  });
});
