import { describe, expect, it } from '@jest/globals';
import { PARTICIPATION_STATUSES, type CountryCode, type ParticipationStatus } from '@entente/kernel';
import fc from 'fast-check';
import { COUNTRIES } from './arbitraries.spec-support.js';
import { everyParticipant, excusedCountries, participantId, type ParticipantName } from './participation.js';
import { participantsOf, participatingCountries, type OperationLike } from './reported.js';

const [NL, FR, BE] = COUNTRIES as [CountryCode, CountryCode, CountryCode];

const planned = (given: Partial<OperationLike> = {}): OperationLike => ({
  ...{ participants: [{ country: NL }, { country: FR }], coLeadCountries: [], listComplete: true },
  ...given,
});

const answering = (status: ParticipationStatus, ...participants: readonly ParticipantName[]) =>
  participants.map((participant) => ({ ...participant, status }));

describe('everyParticipant', () => {
  it('names each once, and a leading country where the list does not', () => {
    const police = { country: FR, service: 'police' };
    const operation = planned({
      ...{ leadCountry: NL, coLeadCountries: [BE, FR, BE] },
      participants: [police, { body: 'EUROPOL' }, police],
    });
    expect(everyParticipant(operation)).toEqual([
      police,
      { body: 'EUROPOL' },
      { country: NL },
      { country: BE },
    ]);
  });
});

describe('excusedCountries', () => {
  it.each([
    ['nobody was asked', undefined, []],
    ['all were asked, and nobody answered', answering('invited', { country: FR }), []],
    ['one accepted', answering('accepted', { country: FR }), []],
    ['one declined', answering('declined', { country: FR }), [FR]],
    ['one left', answering('withdrawn', { country: FR }), [FR]],
    ['a service declined that is not listed', answering('declined', { country: FR, service: 'tax' }), []],
  ] as const)('where %s', (_, participation, excused) => {
    expect(excusedCountries(planned({ ...(participation && { participation }) }))).toEqual(excused);
  });

  it('waits for a country as long as one of its services takes part', () => {
    const [police, tax] = [
      { country: FR, service: 'police' },
      { country: FR, service: 'tax' },
    ];
    const participants = [{ country: NL }, police, tax];
    const out = (...left: readonly ParticipantName[]) =>
      excusedCountries(planned({ participants, participation: answering('withdrawn', ...left) }));
    expect(out(police)).toEqual([]);
    expect(out(police, tax)).toEqual([FR]);
  });

  it('excuses a country that co-leads without being listed', () => {
    const operation = planned({
      coLeadCountries: [BE],
      participation: answering('declined', { country: BE }),
    });
    expect(excusedCountries(operation)).toEqual([BE]);
    expect(participatingCountries(operation)).toContain(BE);
  });
});

describe('participantsOf', () => {
  it('expects nothing of who declined or left', () => {
    const participation = answering('declined', { country: FR });
    expect(participantsOf(planned({ participation }))).toEqual({
      ...{ countries: [NL], listComplete: true, excused: [FR] },
    });
  });

  it('does not depend on the order of answers, and is silent on those that changed nothing', () => {
    const anyAnswers = fc.uniqueArray(
      fc.record({
        country: fc.constantFrom(...COUNTRIES),
        status: fc.constantFrom(...PARTICIPATION_STATUSES),
      }),
      { selector: participantId },
    );
    const mixed = anyAnswers.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    );
    fc.assert(
      fc.property(mixed, ([answers, shuffled]) => {
        const participants = COUNTRIES.map((country) => ({ country }));
        const expected = participantsOf(planned({ participants, participation: answers }));
        expect(participantsOf(planned({ participants, participation: shuffled }))).toEqual(expected);
        const out = answers.filter(({ status }) => status === 'declined' || status === 'withdrawn');
        expect(expected.countries).toHaveLength(COUNTRIES.length - out.length);
      }),
    );
  });
});
