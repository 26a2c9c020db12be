import { describe, expect, it } from '@jest/globals';
import { GROUP_DIMENSIONS } from '../vocabulary.js';
import { CORE_INDICATORS, indicatorOf, INDICATORS, isAddedAlong, isCoreIndicator } from './catalogue.js';
import { INDICATOR_FAMILIES } from './indicator.js';

const keysOf = (indicators: readonly { readonly key: string }[]) => indicators.map(({ key }) => key);

describe('CORE_INDICATORS', () => {
  it('are what participants are asked for, in the order of reports', () => {
    expect(keysOf(CORE_INDICATORS)).toEqual([
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

  it('begin the catalogue, and only they are core', () => {
    expect(INDICATORS.slice(0, CORE_INDICATORS.length)).toEqual(CORE_INDICATORS);
    expect(keysOf(INDICATORS).filter(isCoreIndicator)).toEqual(keysOf(CORE_INDICATORS));
    expect(isCoreIndicator('phonesSeized')).toBe(false);
  });
});

describe('INDICATORS', () => {
  it('have one meaning for each key', () => {
    expect(new Set(keysOf(INDICATORS)).size).toBe(INDICATORS.length);
    for (const key of keysOf(INDICATORS)) expect(key).toMatch(/^[a-z][a-zA-Z0-9]{0,99}$/);
  });

  it.each(INDICATORS.map((indicator) => [indicator.key, indicator] as const))(
    'say in both languages what %s is',
    (_, { label, definition }) => {
      for (const text of [label.en, label.fr, definition.en, definition.fr]) {
        expect(text.trim()).toBe(text);
        expect(text.length).toBeGreaterThan(3);
      }
      expect(label.en).not.toBe(label.fr);
      expect(definition.en).not.toBe(definition.fr);
      expect([definition.en.at(-1), definition.fr.at(-1)]).toEqual(['.', '.']);
    },
  );

  it('belong to a family, and are broken down by what a result can say', () => {
    const parts: readonly string[] = [...GROUP_DIMENSIONS, 'offence'];
    for (const { family, usualParts } of INDICATORS) {
      expect(INDICATOR_FAMILIES).toContain(family);
      expect(usualParts.filter((part) => !parts.includes(part))).toEqual([]);
    }
  });

  it('have what published tables count one by one', () => {
    for (const key of [
      ...['undeclaredWorkers', 'personsRescuedThbOrSmuggled', 'personsEngaged', 'personsDetainedOrRefused'],
      ...['ticketFraudstersArrested', 'harboursMonitored', 'postalCompaniesMonitored'],
      ...['criminalAssetsItemsSeized', 'criminalMerchandiseItemsSeized'],
    ]) {
      expect([key, indicatorOf(key)?.unit]).toEqual([key, 'count']);
    }
  });

  it('keep four kinds of victims apart', () => {
    const victims = CORE_INDICATORS.filter(({ family }) => family === 'victims');
    expect(victims.every(({ key }) => key.toLowerCase().includes('victims'))).toBe(true);
    expect(victims).toHaveLength(4);
  });
});

describe('indicatorOf', () => {
  it('finds an indicator of the catalogue, and none for a free one', () => {
    expect(indicatorOf('investigationsOpened')?.unit).toBe('investigations');
    expect(indicatorOf('platformsChecked')?.family).toBe('online');
    expect(indicatorOf('victimsIdentified')?.label.en).toBe('victims reported as identified');
    expect([indicatorOf('phonesSeized'), indicatorOf('constructor')]).toEqual([undefined, undefined]);
  });
});

describe('isAddedAlong', () => {
  it.each([
    ['personsArrested', true, true],
    ['leadsPassedOn', true, true],
    ['platformsChecked', false, true],
    ['usernamesChecked', false, true],
    ['accountsReferred', false, true],
    ['platformsLinkedToThb', false, true],
    ['platformsLinkedToCsam', false, true],
    ['communicationMeansChecked', false, true],
    ['socialNetworksDetected', false, true],
    ['agenciesParticipating', true, false],
    ['phonesSeized', true, true],
  ])('knows whether %s is added along countries: %s, and operations: %s', (key, countries, operations) => {
    expect([isAddedAlong(key, 'countries'), isAddedAlong(key, 'operations')]).toEqual([
      countries,
      operations,
    ]);
  });
});
