import { describe, expect, it } from '@jest/globals';
import { RecordingClock } from './recording-clock.js';

const at = (ms: number): Date => new Date(ms);

describe('RecordingClock', () => {
  let wallMs = 1_000;
  const clock = (): RecordingClock => new RecordingClock(() => wallMs);

  it('follows the wall clock ahead, and stands still where that is set back', () => {
    const recording = clock();
    const told = [1_000, 9_000, 2_000, 8_999, 9_001].map((ms) => {
      wallMs = ms;
      return recording.now();
    });

    expect(told).toEqual([1_000, 9_000, 9_000, 9_000, 9_001].map(at));
  });

  it('is never before what another process has seen', () => {
    wallMs = 1_000;
    const recording = clock();
    recording.notBefore(at(5_000));
    recording.notBefore(at(3_000));

    expect(recording.now()).toEqual(at(5_000));
  });
});
