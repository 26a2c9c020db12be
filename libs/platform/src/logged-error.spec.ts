import { describe, expect, it } from '@jest/globals';
import { loggedError } from './logged-error.js';

describe('loggedError', () => {
  it('keeps name, code, frames and causes', () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'E_INNER' });
    const logged = loggedError(new Error('outer', { cause }));
    expect(logged).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { type: 'TypeError', code: 'E_INNER' },
    });
    expect(logged.frames[0]).toMatch(/^at /);
  });

  it('leaves out the values that a driver quotes and the documents that it hangs on its errors', () => {
    const message = 'E11000 duplicate key error collection: x index: y dup key: { wording: "a\nname" }';
    const error = Object.assign(new Error(message), {
      code: 11000,
      writeErrors: [{ op: { wording: 'a name' } }],
    });
    const text = JSON.stringify(loggedError(error));
    expect(text).not.toMatch(/name"/);
    expect(text).toContain('E11000 duplicate key error collection: x index: y');
  });

  it('says nothing of what is no error', () => {
    expect(loggedError('a secret')).toEqual({
      type: 'string',
      message: 'thrown, and not an error',
      frames: [],
    });
  });

  it('ends where causes go in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(loggedError(error)).match(/round/g)).toHaveLength(6);
  });
});
