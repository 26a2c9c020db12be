import { describe, expect, it } from '@jest/globals';
import { InvalidField } from './domain-error.js';
import type { PartialDate } from './partial-date.js';
import { checkPeriod, reportingMonth, reportingYear, type Period } from './period.js';

const period = (startsOn?: string, endsOn?: string, year?: number): Period => ({
  ...(startsOn === undefined ? {} : { startsOn: startsOn as PartialDate }),
  ...(endsOn === undefined ? {} : { endsOn: endsOn as PartialDate }),
  ...(year === undefined ? {} : { year }),
});

const faultOf = (checked: Period): string | undefined => {
  try {
    checkPeriod(checked, '/period');
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    return error.faults[0]?.pointer;
  }
};

describe('checkPeriod', () => {
  it.each([
    [period()],
    [period('2026-04-27', '2026-04-27')],
    [period('2026-06-15', '2026')],
    [period('2026', '2026-01-01')],
    [period('2025-12-30', '2026-01-05', 2025)],
    [period('2025-12-30', '2026-01-05', 2026)],
    [period(undefined, undefined, 2019)],
    [period(undefined, '2026-01-05', 2025)],
  ])('takes %j', (checked) => {
    expect(faultOf(checked)).toBeUndefined();
  });

  it.each([
    [period('2026-04-27', '2026-04-26'), '/period/endsOn'],
    [period('2026-04-27', '2026-03'), '/period/endsOn'],
    [period('2026', '2025'), '/period/endsOn'],
    [period('2026-04-27', undefined, 2025), '/period/year'],
    [period(undefined, '2026-04-27', 2027), '/period/year'],
  ])('refuses %j and names %s', (checked, pointer) => {
    expect(faultOf(checked)).toBe(pointer);
  });

  it('says which rule was broken', () => {
    expect(() => checkPeriod(period('2026-04-27', '2026-04-26'), '/period')).toThrow(
      expect.objectContaining({
        name: 'InvalidField',
        code: 'invalid-field',
        faults: [{ pointer: '/period/endsOn', detail: 'must not lie before startsOn (2026-04-27)' }],
      }),
    );
  });
});

describe('reportingYear', () => {
  it('is the year stated, else that of the start, else none', () => {
    expect(reportingYear(period('2025-12-30', '2026-01-05', 2026))).toBe(2026);
    expect(reportingYear(period('2025-12-30', '2026-01-05'))).toBe(2025);
    expect(reportingYear(period(undefined, '2026-01-05'))).toBeNull();
  });
});

describe('reportingMonth', () => {
  it('is that of the start, where it is known', () => {
    expect(reportingMonth(period('2026-04-27'))).toBe('2026-04');
    expect(reportingMonth(period('2026-04'))).toBe('2026-04');
    expect(reportingMonth(period('2026'))).toBeNull();
    expect(reportingMonth(period(undefined, '2026-04-27', 2026))).toBeNull();
  });
});
