import { describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '../domain-error.js';
import { AlreadyExists, NotFound } from '../refusals.js';
import { againAfterARace } from './again-after-a-race.js';

class VersionConflict extends DomainError {
  readonly code = 'version-conflict';
}

describe('againAfterARace', () => {
  it.each([new AlreadyExists('result', 'x'), new VersionConflict('somebody was faster')])(
    'decides once more after %s',
    async (lost) => {
      const decide = jest
        .fn<() => Promise<string>>()
        .mockRejectedValueOnce(lost)
        .mockResolvedValueOnce('repeated');
      expect(await againAfterARace(decide)).toBe('repeated');
    },
  );

  it('does so once only, and not after other refusals', async () => {
    const lost = new VersionConflict('somebody was faster');
    const always = jest.fn<() => Promise<string>>().mockRejectedValue(lost);
    await expect(againAfterARace(always)).rejects.toBe(lost);
    expect(always).toHaveBeenCalledTimes(2);

    const refused = jest.fn<() => Promise<string>>().mockRejectedValue(new NotFound('result', 'x'));
    await expect(againAfterARace(refused)).rejects.toMatchObject({ code: 'not-found' });
    expect(refused).toHaveBeenCalledTimes(1);
  });
});
