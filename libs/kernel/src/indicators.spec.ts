import { describe, expect, it } from '@jest/globals';
import { indicatorOf, INDICATORS } from './indicators.js';

describe('INDICATORS', () => {
  it('name the core of the catalogue, each once', () => {
    expect(INDICATORS.map(({ key }) => key)).toEqual([
      'personsArrested',
      'suspectsIdentified',
      'potentialVictimsIdentified',
      'presumedVictimsIdentified',
      'victimsIdentified',
      'victimsRegistered',
      'personsChecked',
      'officersDeployed',
      'investigationsOpened',
    ]);
  });

  it('keep four kinds of victims in one family', () => {
    const victims = INDICATORS.filter(({ family }) => family === 'victims');
    expect(victims.every(({ key }) => key.toLowerCase().includes('victims'))).toBe(true);
    expect(victims).toHaveLength(4);
  });
});

describe('indicatorOf', () => {
  it('finds an indicator of the catalogue, and none for a free one', () => {
    expect(indicatorOf('investigationsOpened')?.unit).toBe('investigations');
    expect(indicatorOf('victimsIdentified')?.label.en).toBe('victims reported as identified');
    expect([indicatorOf('platformsChecked'), indicatorOf('constructor')]).toEqual([undefined, undefined]);
  });
});
