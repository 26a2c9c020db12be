import { describe, expect, it } from '@jest/globals';
import { mapIndicator, sameFamily } from './indicators.js';

describe('mapIndicator', () => {
  it.each([
    ['arrests', { indicator: 'personsArrested' }],
    ['new_investigations', { indicator: 'investigationsOpened' }],
    ['victims_identified', { indicator: 'victimsIdentified' }],
    ['vehicles_checked', { indicator: 'vehiclesChecked', unit: 'count' }],
    ['rubber_boats_seized', { indicator: 'rubberBoatsSeized', unit: 'count' }],
    ['assets_seized_eur', { indicator: 'assetsSeized', unit: 'EUR' }],
  ])('sends %s with its unit, unless it is of the core', (name, mapped) => {
    expect(mapIndicator(name)).toEqual(mapped);
  });
});

describe('sameFamily', () => {
  const same = (left: string, right: string) => sameFamily(mapIndicator(left), mapIndicator(right));

  it('takes two words for the same victims as one, and nothing that is only among them', () => {
    expect(same('victims_identified', 'potential_victims_identified')).toBe(true);
    expect(same('victims_identified', 'minors_identified')).toBe(false);
    expect(same('potential_victims_contacted', 'potential_victims_identified')).toBe(false);
    expect(same('arrests', 'suspects_identified')).toBe(false);
  });
});
