import { describe, expect, it } from '@jest/globals';
import {
  AlreadyExists,
  DependencyUnavailable,
  DomainError,
  NotFound,
  NotYours,
  PreconditionRequired,
  StaleVersion,
} from './index.js';

describe('the refusals', () => {
  it.each([
    [new NotFound('measure', 'm-1'), 'not-found', 'There is no measure m-1'],
    [new NotYours('FR is not the country of the actor'), 'not-yours', 'FR is not the country of the actor'],
    [new AlreadyExists('measure', 'm-1'), 'already-exists', 'The measure m-1 exists with other content'],
    [
      new PreconditionRequired('measure', 'm-1'),
      'precondition-required',
      'A change of the measure m-1 must name the version it was decided on',
    ],
    [
      new StaleVersion('measure', 'm-1', 3, 5),
      'stale-version',
      'The measure m-1 is at version 5, the change was decided on version 3',
    ],
    [new DependencyUnavailable('database'), 'dependency-unavailable', 'The database does not answer'],
  ])('%s', (refusal, code, message) => {
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code, message, faults: [] });
  });

  it('keep their cause', () => {
    const cause = new Error('connection refused');
    expect(new DependencyUnavailable('database', { cause }).cause).toBe(cause);
  });
});
