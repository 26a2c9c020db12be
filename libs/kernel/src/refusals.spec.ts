import { describe, expect, it } from '@jest/globals';
import {
  AlreadyExists,
  DependencyUnavailable,
  NotFound,
  NotYours,
  PreconditionRequired,
  StaleVersion,
} from './refusals.js';

describe('A refusal', () => {
  it.each([
    [new NotFound('measure', 'm1'), 'not-found', 'There is no measure m1'],
    [new AlreadyExists('measure', 'm1'), 'already-exists', 'The measure m1 exists with other content'],
    [
      new PreconditionRequired('measure', 'm1'),
      'precondition-required',
      'A change of the measure m1 must name the version it was decided on',
    ],
    [
      new StaleVersion('measure', 'm1', 2, 3),
      'stale-version',
      'The measure m1 is at version 3, the change was decided on version 2',
    ],
    [new DependencyUnavailable('key set'), 'dependency-unavailable', 'The key set does not answer'],
  ])('has a code and names the thing: %s', (refusal, code, message) => {
    expect(refusal).toMatchObject({ code, message, faults: [] });
  });

  it('points at the field that names another country', () => {
    const faults = [{ pointer: '/country', detail: 'must be your own' }];
    expect(new NotYours('FR is not yours', faults)).toMatchObject({ code: 'not-yours', faults });
  });

  it('keeps the cause of an outage', () => {
    const cause = new Error('connection refused');
    expect(new DependencyUnavailable('key set', { cause }).cause).toBe(cause);
  });
});
