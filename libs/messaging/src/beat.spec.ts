import { describe, expect, it } from '@jest/globals';
import { Beat, checkTurning, Stuck } from './beat.js';

describe('Beat', () => {
  it('is stuck after twelve seconds without a sign, and well again with the next', () => {
    let clockMs = 0;
    const beat = new Beat('the relay', () => clockMs);
    clockMs = 11_999;
    expect(() => beat.check()).not.toThrow();
    clockMs = 12_000;
    expect(() => beat.check()).toThrow(new Stuck('the relay', 12_000));
    beat.now();
    expect(beat.isStill).toBe(false);
  });
});

describe('checkTurning', () => {
  const answering = (answers: boolean) => () => Promise.resolve(answers);
  let clockMs = 0;
  const stillFor = (ms: number) => {
    clockMs = 0;
    const beat = new Beat('the relay', () => clockMs);
    clockMs = ms;
    return beat;
  };

  it('calls stuck what is still although the servers answer', async () => {
    await expect(checkTurning([stillFor(12_000)], answering(true))).rejects.toThrow(Stuck);
  });

  it('lets a loop wait for a server that does not answer, and counts anew when it does', async () => {
    const beat = stillFor(12_000);
    await checkTurning([beat], answering(false));
    clockMs = 23_999;
    await checkTurning([beat], answering(true));
    clockMs = 24_000;
    await expect(checkTurning([beat], answering(true))).rejects.toThrow(Stuck);
  });

  it('asks no server while everything moves', async () => {
    const asked = () => Promise.reject(new Error('nobody needed to ask'));
    await expect(checkTurning([stillFor(11_999)], asked)).resolves.toBeUndefined();
  });

  it('takes what moved while it asked for well', async () => {
    const beat = stillFor(12_000);
    const moved = () => {
      beat.now();
      return Promise.resolve(true);
    };
    await expect(checkTurning([beat], moved)).resolves.toBeUndefined();
  });
});
