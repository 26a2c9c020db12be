import { describe, expect, it } from '@jest/globals';
import type { LocalDate, VersionedState } from '@entente/kernel';
import fc from 'fast-check';
import { country, day, result, stated } from './builders.spec-support.js';
import type { JointActionDayState } from './joint-action-day.js';
import type { Overlap } from './overlap.js';
import { evidenceOn, isSuspicious } from './overlap-evidence.js';
import { orderedPair, whyNoPair } from './overlap-pair.js';
import { MOST_SUSPECTED, overlapsOf, type OverlapPair } from './overlaps.js';
import type { ReportedResultState } from './reported-result.js';

type Given = Partial<ReportedResultState>;

const [FR, NL, BE] = [country('FR'), country('NL'), country('BE')];
const DAY = '2026-04-28' as LocalDate;
const [own, other] = [day({ id: 'own' }), day({ id: 'other' })];

/** FR's share, as version 1. Results with larger ids were logged later. */
const told = (id: string, given: Given = {}): VersionedState<ReportedResultState> => ({
  ...result({ id, jointActionDayId: own.id, loggedAt: `2026-04-28T10:00:0${id.slice(-1)}.000Z`, ...given }),
  version: 1,
});
const inFrance = { day: DAY, place: { country: FR } };
const ofNL = { ...inFrance, country: NL };

const within = (...results: readonly VersionedState<ReportedResultState>[]) =>
  overlapsOf({ day: own, results }, []).pairs;

/** The second result stands in another operation. */
const across = (first: Given, second: Given, days: readonly [JointActionDayState, JointActionDayState]) => {
  const [one, two] = days;
  const ours = { day: one, results: [told('r1', { jointActionDayId: one.id, ...first })] };
  const theirs = { day: two, results: [told('r2', { jointActionDayId: two.id, ...second })] };
  return overlapsOf(ours, [theirs]).pairs;
};
const marking = day({
  id: 'own',
  mayOverlapWith: [{ id: 'other', certainty: 'possible', why: 'the same week' }],
});
const kindsOf = (pairs: readonly OverlapPair[]) =>
  pairs.map(({ evidence }) => evidence.map(({ kind }) => kind));

describe('A suspected overlap', () => {
  it('is told with its evidence, and which of the two would step back', () => {
    const pairs = within(told('r1', inFrance), told('r2', { ...ofNL, value: 4 }));
    expect(pairs).toMatchObject([
      {
        stepsBack: { result: { id: 'r2' }, day: { id: 'own' } },
        behind: { result: { id: 'r1' } },
        status: 'suspected',
        answers: [],
      },
    ]);
    expect(pairs[0]?.evidence).toEqual([
      { kind: 'same-place', detail: 'both in FR' },
      { kind: 'same-day', detail: 'both on 2026-04-28' },
    ]);
  });

  it('says that values are equal only beside something else', () => {
    expect(kindsOf(within(told('r1', inFrance), told('r2', ofNL)))).toEqual([
      ['same-place', 'same-day', 'same-value'],
    ]);
    expect(within(told('r1', { value: 212 }), told('r2', { country: NL, value: 212 }))).toEqual([]);
    const dayOnly = { day: DAY, value: 212 };
    expect(within(told('r1', dayOnly), told('r2', { ...dayOnly, country: NL }))).toEqual([]);
  });

  it('may be between services of one country', () => {
    const [police, navy] = [{ reportingService: 'police' }, { reportingService: 'navy' }];
    const dated = { day: DAY };
    expect(
      kindsOf(within(told('r1', { ...police, ...dated }), told('r2', { ...navy, ...dated, value: 9 }))),
    ).toEqual([['same-day', 'same-country']]);
    expect(within(told('r1', police), told('r2', navy))).toEqual([]);
    expect(within(told('r1', { ...police, ...dated }), told('r2', { ...police, ...dated }))).toEqual([]);
  });

  it('takes a place abroad for the one of the country that reports there', () => {
    const pairs = within(told('r1', { day: DAY }), told('r2', ofNL));
    expect(kindsOf(pairs)[0]).toContain('same-place');
    const regions = (...names: readonly string[]) => {
      const [one, two] = names.map((region) => told('r1', { place: { country: FR, region } }));
      return evidenceOn(
        { result: one!, day: own },
        { result: { ...two!, country: NL }, day: own },
        { kind: 'same' },
      );
    };
    expect(regions('Occitanie', 'Occitanie')).toMatchObject([{ kind: 'same-place' }, { kind: 'same-value' }]);
    expect(regions('Occitanie', 'Bretagne')).toEqual([]);
  });

  it('follows from an attribution alone', () => {
    const supported = (given: object) => ({ attributions: [{ role: 'supported' as const, ...given }] });
    const of = (given: object, second: Given = { country: NL, value: 9 }) =>
      kindsOf(within(told('r1', supported(given)), told('r2', second)));
    expect(of({ country: NL })).toEqual([['attributed']]);
    expect(of({ service: 'navy' }, { country: NL, reportingService: 'navy', value: 9 })).toEqual([
      ['attributed'],
    ]);
    expect(of({ country: BE })).toEqual([]);
    expect(of({ country: FR })).toEqual([]);
    expect(of({ country: NL, service: 'navy' }, { country: NL, reportingService: 'tax' })).toEqual([]);
  });

  it.each<[string, Given]>([
    ['another indicator', { indicator: 'personsChecked' }],
    ['another unit', { indicator: 'cashSeized', unit: 'EUR' }],
    ['another offence', { offence: 'smuggling' }],
    ['another group', { group: { sex: 'male' } }],
    ['a part', { breakdownOf: 'whole' }],
    ['a second value', { alternativeTo: 'first' }],
    ['the figure of a region', { place: { country: FR, region: 'Bretagne' } }],
    ['groups that make no figure', { partsComplete: false }],
    ['set aside', { notCounted: { reason: 'another phase' } }],
    ['withdrawn', { status: 'withdrawn' }],
  ])('is none with %s', (_, given) => {
    const all = { partsComplete: true };
    const first = told('r1', { ...inFrance, ...all, offence: 'trafficking', group: { sex: 'female' } });
    const fitting = told('r2', { ...ofNL, ...all, offence: 'any', group: { ageGroup: 'adult' } });
    expect(within(first, fitting)).toHaveLength(1);
    expect(within(first, { ...fitting, ...given })).toEqual([]);
  });

  it('is none of what is not added, nor of figures of the whole', () => {
    const platforms = { indicator: 'platformsChecked', unit: 'count' };
    expect(within(told('r1', { ...inFrance, ...platforms }), told('r2', { ...ofNL, ...platforms }))).toEqual(
      [],
    );
    const whole = { ...stated({ id: 'r2', jointActionDayId: own.id, ...inFrance }), version: 1 };
    expect(within(told('r1', inFrance), whole)).toEqual([]);
  });
});

describe('Between two operations', () => {
  it('is suspected where they are marked, from either side, or nested, and something else speaks for it', () => {
    const dated = { day: DAY };
    const marked = day({
      id: 'other',
      mayOverlapWith: [{ id: 'own', certainty: 'likely', why: 'a strand' }],
    });
    for (const days of [
      [marking, other],
      [own, marked],
      [day({ id: 'own', nestedIn: 'other' }), other],
      [own, day({ id: 'other', nestedIn: 'own' })],
    ] as const) {
      expect(kindsOf(across(dated, { ...dated, country: NL, value: 9 }, days))).toEqual([
        ['same-day', 'marked'],
      ]);
      expect(kindsOf(across({}, { value: 9 }, days))).toEqual([['same-reporter', 'marked']]);
      expect(across({}, { country: NL }, days)).toEqual([]);
    }
  });

  it('is not where nothing binds them, whatever their results say', () => {
    expect(across(inFrance, ofNL, [own, other])).toEqual([]);
    const apart = day({
      id: 'own',
      mayOverlapWith: [{ id: 'other', certainty: 'none-for-figures', why: 'apart' }],
    });
    expect(across(inFrance, ofNL, [apart, other])).toEqual([]);
    const arrests = { value: 212, scope: 'operation' } as const;
    expect(across(arrests, arrests, [own, other])).toEqual([]);
  });
});

describe('An answered pair', () => {
  const overlap = (status: Overlap['status'], id = 'r1'): Overlap => ({
    with: { id, jointActionDayId: own.id },
    ...{
      status,
      answers: [
        { country: FR, answer: status === 'refused' ? 'different' : 'same', at: '2026-05-02T10:00:00Z' },
      ],
    },
  });
  const pairWith = (given: Given) => within(told('r1', inFrance), told('r2', { ...ofNL, ...given }));

  it.each(['suspected', 'confirmed', 'refused'] as const)(
    'is told as %s, and never proposed beside that',
    (status) => {
      const pairs = pairWith({ overlaps: [overlap(status)] });
      expect(pairs).toMatchObject([
        { status, stepsBack: { result: { id: 'r2' } }, answers: [{ country: FR }] },
      ]);
    },
  );

  it('is told without evidence, too, and not once there is nothing left to decide', () => {
    const dateless = { day: undefined, place: undefined } as unknown as Given;
    expect(pairWith({ ...dateless, overlaps: [overlap('confirmed')] })).toMatchObject([
      { status: 'confirmed' },
    ]);
    expect(pairWith({ status: 'withdrawn', overlaps: [overlap('suspected')] })).toEqual([]);
  });

  it('says how both stand, so that one whose other result was withdrawn is not taken to step back', () => {
    const standingsWith = (given: Given) => {
      const second = told('r2', { ...ofNL, overlaps: [overlap('confirmed')] });
      const [pair] = within(told('r1', { ...inFrance, ...given }), second);
      return [pair?.status, pair?.behind.standing, pair?.stepsBack.standing];
    };
    expect(standingsWith({})).toEqual(['confirmed', 'counts', 'steps-back']);
    expect(standingsWith({ status: 'withdrawn' })).toEqual(['confirmed', 'withdrawn', 'counts']);
    const aside = { notCounted: { reason: 'another phase' } };
    expect(standingsWith(aside)).toEqual(['confirmed', 'set-aside', 'counts']);
  });

  it('leaves what steps back out of other suspicions', () => {
    const third = told('r3', { ...inFrance, country: BE });
    const all = within(
      told('r1', inFrance),
      told('r2', { ...ofNL, overlaps: [overlap('confirmed')] }),
      third,
    );
    expect(all.map(({ stepsBack, behind }) => [stepsBack.result.id, behind.result.id])).toEqual([
      ['r2', 'r1'],
      ['r3', 'r1'],
    ]);
  });
});

describe('Of any results', () => {
  const anyResults = fc
    .array(
      fc.record({
        country: fc.constantFrom(FR, NL, BE),
        reportingService: fc.constantFrom('police', 'navy'),
        value: fc.nat({ max: 3 }),
        dated: fc.boolean(),
        placed: fc.boolean(),
        attributed: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((all) =>
      all.map(({ dated, placed, attributed, ...given }, index) =>
        told(`r${index}`, {
          ...given,
          ...(dated && { day: DAY }),
          ...(placed && { place: { country: FR } }),
          ...(attributed && { attributions: [{ country: BE, role: 'carried-out' as const }] }),
        }),
      ),
    );
  const pairsIn = (results: readonly VersionedState<ReportedResultState>[]) =>
    within(...results).map(({ stepsBack, behind }) => [stepsBack.result.id, behind.result.id]);

  it('no pair is missed that anything speaks for', () => {
    const relation = { kind: 'same' } as const;
    fc.assert(
      fc.property(anyResults, (results) => {
        const placed = results.map((one) => ({ result: one, day: own }));
        const expected = placed.flatMap((one, index) =>
          placed.slice(index + 1).flatMap((other) => {
            const [stepsBack, behind] = orderedPair(one, other);
            if (whyNoPair(stepsBack.result, behind.result, relation)) return [];
            if (!isSuspicious(evidenceOn(stepsBack, behind, relation), relation)) return [];
            return [[stepsBack.result.id, behind.result.id]];
          }),
        );
        expect(pairsIn(results).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('the search ends at a bound, in the same place whatever order they come in, and says so', () => {
    const results = Array.from({ length: 40 }, (_, number) => [
      told(`f${number}`, inFrance),
      told(`n${number}`, ofNL),
    ]).flat();
    const found = overlapsOf({ day: own, results }, []);
    expect([found.pairs.length, found.more]).toEqual([MOST_SUSPECTED, true]);
    expect(overlapsOf({ day: own, results: results.toReversed() }, [])).toEqual(found);
    expect(overlapsOf({ day: own, results: results.slice(0, 10) }, []).more).toBe(false);
  });

  it.each<[string, Given]>([
    ['nothing speaks for', {}],
    ['are all suspicious', { place: { country: NL } }],
  ])('many pairs of two reporters that %s do not hide those of others', (_, given) => {
    const ofServices = Array.from({ length: 400 }, (__, number) =>
      ['police', 'navy'].map((reportingService) =>
        told(`a${reportingService}${number}`, { country: NL, reportingService, ...given }),
      ),
    ).flat();
    const raid = [told('x1', inFrance), told('x2', { ...inFrance, country: BE })];
    const all = { day: own, results: [...ofServices, ...raid] };
    const isOfFrance = ({ behind }: OverlapPair) => behind.result.country === FR;
    expect(overlapsOf(all, [], isOfFrance).pairs.map(({ stepsBack }) => stepsBack.result.id)).toEqual(['x2']);
    expect(overlapsOf(all, []).pairs.filter(isOfFrance)).toHaveLength(1);
  });

  it('values alone never make a proposal appear or disappear', () => {
    fc.assert(
      fc.property(
        anyResults,
        fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
        (results, values) => {
          const revalued = results.map((one, index) => ({ ...one, value: values[index] ?? 0 }));
          expect(pairsIn(revalued)).toEqual(pairsIn(results));
        },
      ),
    );
  });

  it('the order in which they come does not matter, and no pair is told twice', () => {
    const mixed = anyResults.chain((results) =>
      fc.tuple(fc.constant(results), fc.shuffledSubarray([...results], { minLength: results.length })),
    );
    fc.assert(
      fc.property(mixed, ([results, shuffled]) => {
        expect(within(...shuffled)).toEqual(within(...results));
        const pairs = pairsIn(results).map((ids) => ids.toSorted().join());
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });
});
