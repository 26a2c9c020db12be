import { describe, expect, it } from '@jest/globals';
import { LIFE, on, stated, type Given } from './agreements.spec-support.js';

describe('stateOn', () => {
  it.each([
    ['2018-01-31', 'planned'],
    ['2018-02-01', 'negotiating'],
    ['2019-03-04', 'negotiating'],
    ['2019-03-05', 'signed'],
    ['2019-12-31', 'signed'],
    ['2020-01-01', 'in-force'],
    ['2021-05-31', 'in-force'],
    ['2021-06-01', 'suspended'],
    ['2021-08-31', 'suspended'],
    ['2021-09-01', 'in-force'],
    ['2024-12-30', 'in-force'],
    ['2024-12-31', 'expired'],
  ])('follows the dates: on %s %s', (date, state) => {
    expect(on({ ...LIFE, expiresOn: '2024-12-31' }, date)).toBe(`${state}, dates`);
  });

  it.each<[string, Given, string, string]>([
    ['a year is certain on its last day', { signedOn: '2006' }, '2006-12-30', 'planned'],
    ['a year is certain on its last day', { signedOn: '2006' }, '2006-12-31', 'signed'],
    ['a month is certain on its last day', { signedOn: '2024-02' }, '2024-02-28', 'planned'],
    ['a month is certain on its last day', { signedOn: '2024-02' }, '2024-02-29', 'signed'],
    ['in force for certain only', { signedOn: '2005', inForceFrom: '2008' }, '2008-07-01', 'signed'],
    ['a text that does not bind', { binding: false, signedOn: '2021' }, '2022-01-01', 'in-force'],
    ['a text that binds', { binding: true, signedOn: '2021' }, '2022-01-01', 'signed'],
    ['effect when it says so', { ...LIFE, binding: false }, '2019-06-01', 'signed'],
    ['tacit renewal', { ...LIFE, expiresOn: '2022', renewal: { tacit: true } }, '2040-01-01', 'in-force'],
    [
      'tacit renewal, terminated',
      { ...LIFE, expiresOn: '2022', renewal: { tacit: true }, terminatedOn: '2030-06-01' },
      '2030-06-01',
      'terminated',
    ],
    [
      'terminated before its term',
      { ...LIFE, expiresOn: '2025', terminatedOn: '2022' },
      '2026-01-01',
      'terminated',
    ],
    [
      'terminated after its term',
      { ...LIFE, expiresOn: '2022', terminatedOn: '2025' },
      '2026-01-01',
      'expired',
    ],
    [
      'over while suspended',
      { ...LIFE, suspensions: [{ from: '2021' }], terminatedOn: '2022' },
      '2023-01-01',
      'terminated',
    ],
    ['suspended without an end', { ...LIFE, suspensions: [{ from: '2021' }] }, '2030-01-01', 'suspended'],
    [
      'suspended, so once in force',
      { suspensions: [{ from: '2021', until: '2022' }] },
      '2023-01-01',
      'in-force',
    ],
    [
      'suspended twice',
      { suspensions: [{ from: '2021', until: '2022' }, { from: '2024' }] },
      '2025-01-01',
      'suspended',
    ],
    ['expired, the rest unknown', { expiresOn: '2021-10-31' }, '2021-10-31', 'expired'],
    ['in force later, the rest unknown', { inForceFrom: '2030' }, '2026-01-01', 'planned'],
  ])('%s (%j on %s: %s)', (_, given, date, state) => {
    expect(on(given, date)).toBe(`${state}, dates`);
  });

  it.each<[Given, string]>([
    [{}, '2026-01-01'],
    [{ expiresOn: '2030' }, '2026-01-01'],
    [{ suspensions: [{ from: '2030' }] }, '2026-01-01'],
    [{ statedStatus: stated('in-force', '2024-05') }, '2024-05-30'],
  ])('says that nobody knows (%j on %s)', (given, date) => {
    expect(on(given, date)).toBe('nothing, unknown');
  });

  it.each<[string, Given, string]>([
    ['in-force', {}, '2026-01-01'],
    ['planned', {}, '2026-01-01'],
    ['ended-2023', {}, '2020-01-01'],
    ['constructor', {}, '2026-01-01'],
    ['in-force', { signedOn: '2006' }, '2026-01-01'],
    ['signed', { signedOn: '2021' }, '2026-01-01'],
    ['in-negotiation', { signedOn: '2027' }, '2026-01-01'],
    ['signed', { inForceFrom: '2027' }, '2026-01-01'],
    ['adopted', { negotiatingFrom: '2020' }, '2026-01-01'],
    ['in-force', { signedOn: '2006', expiresOn: '2030' }, '2026-01-01'],
  ])('lets the stated %s stand in beside %j on %s', (value, given, date) => {
    expect(on({ ...given, statedStatus: stated(value) }, date)).toBe(`${value}, stated`);
  });

  it.each<[string, Given, string, string]>([
    ['in-force', { signedOn: '2006' }, '2006-06-01', 'planned'],
    ['in-negotiation', { signedOn: '2020' }, '2026-01-01', 'signed'],
    ['planned', { negotiatingFrom: '2020' }, '2026-01-01', 'negotiating'],
    ['signed', { negotiatingFrom: '2027' }, '2026-01-01', 'planned'],
    ['in-force', { inForceFrom: '2027' }, '2026-01-01', 'planned'],
    ['signed', { signedOn: '2020', inForceFrom: '2027' }, '2026-01-01', 'signed'],
    ['signed', { inForceFrom: '2020' }, '2026-01-01', 'in-force'],
    ['in-force', { terminatedOn: '2020' }, '2026-01-01', 'terminated'],
    ['ended', { signedOn: '2020', terminatedOn: '2030' }, '2026-01-01', 'signed'],
    ['suspended', { binding: false, signedOn: '2020' }, '2026-01-01', 'in-force'],
  ])(
    'goes by the dates where they contradict the stated %s or settle it (%j on %s: %s)',
    (value, given, date, state) => {
      expect(on({ ...given, statedStatus: stated(value) }, date)).toBe(`${state}, dates`);
    },
  );

  it('takes what was stated from the day it was stated for', () => {
    const given = { signedOn: '2006', statedStatus: stated('in-force', '2024-05') };
    expect([on(given, '2024-05-30'), on(given, '2024-05-31')]).toEqual(['signed, dates', 'in-force, stated']);
  });
});
