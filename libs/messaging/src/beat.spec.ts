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
    expect(() => beat.check()).not.toThrow();
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

  it('lets a loop wait for a server that does not answer, and counts from when it last did not', async () => {
    const beat = stillFor(12_000);
    for (; clockMs <= 25_000; clockMs += 1_000) await checkTurning([beat], answering(false));
    for (; clockMs < 37_000; clockMs += 1_000) await checkTurning([beat], answering(true));
    await expect(checkTurning([beat], answering(true))).rejects.toThrow(Stuck);
  });

  it('has asked in time when a server stalls for less than a loop may stand still', async () => {
    const beat = stillFor(6_000);
    await checkTurning([beat], answering(false));
    clockMs = 12_000;
    await expect(checkTurning([beat], answering(true))).resolves.toBeUndefined();
  });

  it('asks no server while everything moves', async () => {
    const asked = () => Promise.reject(new Error('nobody needed to ask'));
    await expect(checkTurning([stillFor(5_999)], asked)).resolves.toBeUndefined();
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
