import { describe, expect, it } from '@jest/globals';
import { arrangementStateOn, type ArrangementDates } from './arrangement-state.js';
import type { LocalDate } from './partial-date.js';

describe('arrangementStateOn', () => {
  const ongoing = { value: 'ongoing' };
  it.each<[object, string, string | null, string]>([
    [{}, '2024-01-01', null, 'unknown'],
    [{ reportedState: ongoing }, '2024-01-01', 'ongoing', 'stated'],
    [{ reportedState: { value: 'project-objective', on: '2024' } }, '2024-12-30', null, 'unknown'],
    [
      { reportedState: { value: 'project-objective', on: '2024' } },
      '2024-12-31',
      'project-objective',
      'stated',
    ],
    [{ since: '2014' }, '2014-12-30', 'planned', 'dates'],
    [{ since: '2014' }, '2014-12-31', 'ongoing', 'dates'],
    [{ since: '2014', reportedState: ongoing }, '2013-01-01', 'planned', 'dates'],
    [{ since: '2014', reportedState: { value: 'completed' } }, '2024-01-01', 'completed', 'stated'],
    [{ since: '2014', reportedState: { value: 'planned' } }, '2024-01-01', 'ongoing', 'dates'],
    [{ until: '2021-10-31', reportedState: { value: 'ended' } }, '2021-10-30', null, 'unknown'],
    [{ until: '2021-10-31', reportedState: { value: 'ended' } }, '2021-10-31', 'ended', 'dates'],
    [{ until: '2021-10-31', reportedState: ongoing }, '2021-10-30', 'ongoing', 'stated'],
    [{ since: '2014', until: '2020', reportedState: ongoing }, '2026-01-01', 'ended', 'dates'],
  ])('%j on %s: %s, %s', (given, day, state, basis) => {
    expect(arrangementStateOn(given as ArrangementDates, day as LocalDate)).toEqual({ state, basis });
  });
});
