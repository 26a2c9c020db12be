import { describe, expect, it } from '@jest/globals';
import type { CountryCode, LocalDate } from '@entente/kernel';
import { COUNTRIES } from './arbitraries.spec-support.js';
import {
  countedResult,
  participantsOf,
  participatingCountries,
  type OperationLike,
  type ReportedFigureLike,
} from './reported.js';

const [NL, FR, BE] = COUNTRIES as [CountryCode, CountryCode, CountryCode];

const reported = (given: Partial<ReportedFigureLike> = {}): ReportedFigureLike => ({
  id: 'r1',
  status: 'confirmed',
  scope: 'operation',
  indicator: 'personsArrested',
  unit: 'persons',
  value: 12,
  precision: 'exact',
  counting: 'increment',
  offence: 'any',
  loggedAt: '2026-05-02T08:00:00Z',
  ...given,
});

const planned = (given: Partial<OperationLike> = {}): OperationLike => ({
  ...{ participants: [], coLeadCountries: [], listComplete: true },
  ...given,
});

describe('countedResult', () => {
  it('reads a reported figure in one of its versions', () => {
    const figure = reported({ scope: 'country', country: NL, group: { sex: 'female' }, breakdownOf: 'r0' });
    expect(countedResult(figure, 3)).toEqual({
      ...{ id: 'r1', version: 3, scope: 'country', country: 'NL', indicator: 'personsArrested' },
      ...{ unit: 'persons', value: 12, precision: 'exact', counting: 'increment', offence: 'any' },
      ...{ group: { sex: 'female' }, breakdownOf: 'r0', notCounted: false, dated: false },
      ...{ withdrawn: false, provisional: false },
      ...{ statedAt: '2026-05-02T08:00:00.000Z', loggedAt: '2026-05-02T08:00:00Z' },
    });
  });

  it('sees what is withdrawn, unconfirmed, set aside or of a region', () => {
    expect(countedResult(reported({ status: 'withdrawn' }), 1)).toMatchObject({
      withdrawn: true,
      provisional: false,
    });
    expect(countedResult(reported({ status: 'provisional' }), 1)).toMatchObject({ provisional: true });
    expect(countedResult(reported({ notCounted: { reason: 'another phase' } }), 1)).toMatchObject({
      notCounted: true,
    });
    const retained = { at: '2026-05-04T10:00:00Z', reason: 'the lead’s own count' };
    expect(countedResult(reported({ retained }), 1)).toMatchObject({
      retainedAt: '2026-05-04T10:00:00.000Z',
    });
    expect(countedResult(reported({ retained }), 1)).not.toHaveProperty('retained');
    expect(countedResult(reported({ place: { region: 'Bavaria' } }), 1)).toMatchObject({ region: 'Bavaria' });
    expect(countedResult(reported({ place: {} }), 1)).not.toHaveProperty('region');
  });

  it('reads of overlaps the confirmed one, and of attributions the countries that carried it out, too', () => {
    const other = { id: 'r0', jointActionDayId: 'd1' };
    const overlaps = [
      { with: { ...other, id: 'r7' }, status: 'refused' },
      { with: other, status: 'confirmed' },
    ] as const;
    const own = { jointActionDayId: 'd1', scope: 'country', country: NL } as const;
    expect(countedResult(reported({ ...own, overlaps }), 1).stepsBackBehind).toEqual({ id: 'r0' });
    const moved = reported({ ...own, overlaps, jointActionDayId: 'd2' });
    expect(countedResult(moved, 1).stepsBackBehind).toEqual({ id: 'r0', elsewhere: 'd1' });
    const answeredBy = (...countries: readonly (typeof NL)[]) => {
      const [, confirmed] = overlaps;
      const answers = countries.map((country) => ({ country }));
      const one = reported({ ...own, overlaps: [{ ...confirmed, answers }], jointActionDayId: 'd2' });
      return countedResult(one, 1).stepsBackBehind?.country;
    };
    expect([answeredBy(NL, FR), answeredBy(FR, NL), answeredBy(NL)]).toEqual([FR, FR, NL]);
    const within = { ...overlaps[1], answers: [{ country: NL }, { country: FR }] };
    expect(countedResult(reported({ ...own, overlaps: [within] }), 1).stepsBackBehind).toEqual({
      ...{ id: 'r0', country: FR },
    });
    const refused = reported({ overlaps: overlaps.slice(0, 1) });
    expect(countedResult(refused, 1)).not.toHaveProperty('stepsBackBehind');

    const attributions = [
      { country: FR, role: 'carried-out' },
      { country: NL, role: 'carried-out' },
      { country: BE, role: 'hosted' },
      { role: 'carried-out' },
    ] as const;
    expect(countedResult(reported({ ...own, attributions }), 1).carriedOutBy).toEqual([FR]);
    expect(countedResult(reported({ ...own, attributions: attributions.slice(2) }), 1)).not.toHaveProperty(
      'carriedOutBy',
    );
  });

  it('takes the moment the reporter stands for before the one of logging', () => {
    const dated = { day: '2026-04-28' as LocalDate, statedOn: '2026-04-30' as LocalDate };
    const statedAt = (given: Partial<ReportedFigureLike>) => countedResult(reported(given), 1).statedAt;
    expect(statedAt({ ...dated, cutOff: { at: '2026-04-29T12:00:00Z' } })).toBe('2026-04-29T12:00:00.000Z');
    expect(statedAt({ ...dated, cutOff: {} })).toBe('2026-04-30T23:59:59.999Z');
    expect(statedAt({ day: dated.day })).toBe('2026-04-28T23:59:59.999Z');
    expect(statedAt({})).toBe('2026-05-02T08:00:00.000Z');
  });
});

describe('participatingCountries', () => {
  it('names lead, co-leads and listed countries once, and no bodies', () => {
    const operation = planned({
      leadCountry: NL,
      coLeadCountries: [FR],
      participants: [{ country: FR }, {}, { country: BE }],
    });
    expect(participatingCountries(operation)).toEqual(['BE', 'FR', 'NL']);
    expect(participatingCountries(planned())).toEqual([]);
  });
});

describe('participantsOf', () => {
  it.each([
    [{ total: 44, eu: 27, nonEu: 3 }, 44],
    [{ eu: 27, nonEu: 3 }, 30],
    [{ eu: 27 }, undefined],
    [undefined, undefined],
  ])('reads %j as %p participants', (participantCounts, statedTotal) => {
    const operation = planned({ listComplete: false, ...(participantCounts ? { participantCounts } : {}) });
    expect(participantsOf(operation)).toEqual({
      ...{ countries: [], listComplete: false },
      ...(statedTotal === undefined ? {} : { statedTotal }),
    });
  });
});
