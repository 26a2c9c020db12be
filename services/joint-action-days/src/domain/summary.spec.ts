import { describe, expect, it } from '@jest/globals';
import { EXPLOITATION_FORMS, type VersionedState } from '@entente/kernel';
import fc from 'fast-check';
import { country, day, result, stated } from './builders.spec-support.js';
import type { ReportedResultState } from './reported-result.js';
import { summaryOf } from './summary.js';

type Given = Partial<ReportedResultState>;

const of = (state: ReportedResultState, version = 1) => ({ ...state, version });
const france = (given: Given = {}, version = 1) => of(result({ id: 'fr', ...given }), version);
const netherlands = (given: Given = {}, version = 1) =>
  of(result({ id: 'nl', country: country('NL'), value: 2, ...given }), version);
const operation = { ...day(), version: 4 };
const asideIn = (...results: readonly VersionedState<ReportedResultState>[]) =>
  summaryOf(operation, results).setAside;

describe('summaryOf', () => {
  it('says of each figure what it rests on, whose shares it has and who answered', () => {
    const results = [france({ precision: 'at-least', status: 'confirmed' }, 4), netherlands({}, 2)];
    const share = { offence: 'any', provisional: true };
    expect(summaryOf(operation, results).figures).toEqual([
      {
        ...{ indicator: 'personsArrested', unit: 'persons', madeOf: 'shares', offence: 'any' },
        ...{ value: 5, precision: 'at-least', provisional: true },
        restsOn: [
          { id: 'fr', version: 4 },
          { id: 'nl', version: 2 },
        ],
        shares: [
          {
            ...{ country: 'FR', value: 3, precision: 'at-least', ...share, provisional: false },
            restsOn: [{ id: 'fr', version: 4 }],
          },
          { country: 'NL', value: 2, precision: 'exact', ...share, restsOn: [{ id: 'nl', version: 2 }] },
        ],
        coverage: { answered: 2, of: 2 },
      },
    ]);
  });

  it('gives no value to an incomplete sum, and says who has answered anything', () => {
    const { figures, answered } = summaryOf(operation, [france()]);
    expect(figures).toMatchObject([{ madeOf: 'incomplete', value: null, precision: null, restsOn: [] }]);
    expect(answered).toEqual({ answered: 1, of: 2 });
  });

  it('shows the stated figure beside the sum of shares', () => {
    const results = [of(stated({ id: 'whole', value: 20, precision: 'over' })), france(), netherlands()];
    expect(summaryOf(operation, results).figures).toMatchObject([
      {
        ...{ madeOf: 'stated', value: 20, restsOn: [{ id: 'whole', version: 1 }] },
        statedAndShares: {
          stated: { value: 20, precision: 'over' },
          shares: { value: 5, precision: 'exact' },
          difference: 15,
        },
      },
    ]);
  });

  it.each([
    ['withdrawn', { status: 'withdrawn' }],
    ['second-value', { alternativeTo: 'fr' }],
    ['part', { breakdownOf: 'fr' }],
    ['part', { group: { sex: 'female' } }],
    ['regional', { place: { region: 'Occitanie' } }],
    ['regional', { place: { region: 'Occitanie' }, group: { sex: 'female' } }],
    ['part', { offence: 'trafficking' }],
  ] as readonly (readonly [string, Given])[])('says that a result is set aside: %s', (why, given) => {
    expect(asideIn(france(), france({ id: 'other', ...given }))).toEqual([
      { id: 'other', version: 1, indicator: 'personsArrested', why },
    ]);
  });

  it('keeps the reason of what is not counted', () => {
    const notCounted = { reason: 'of another phase' };
    expect(asideIn(france({ notCounted }))).toMatchObject([{ why: 'not-counted', ...notCounted }]);
  });

  it('tells a report that was replaced from a group without a whole', () => {
    const report = (id: string, hour: number) =>
      france({ id, counting: 'running-total', cutOff: { at: `2026-04-28T1${hour}:00:00Z` } });
    const aside = asideIn(report('first', 0), report('second', 1));
    expect(aside).toMatchObject([{ id: 'first', why: 'replaced' }]);
    expect(asideIn(france({ group: { sex: 'female' } }))).toMatchObject([{ why: 'without-whole' }]);
  });

  it('has what steps back in a share and not in the sum, and says so', () => {
    const other = { id: 'nl', jointActionDayId: operation.id };
    const overlaps = [{ with: other, status: 'confirmed', answers: [] }] as const;
    const results = [of(stated({ id: 'whole', value: 2 })), france({ value: 2, overlaps }), netherlands()];
    const summary = summaryOf(operation, results);
    expect(summary.figures).toMatchObject([
      { shares: [{ value: 2 }, { value: 2 }], statedAndShares: { shares: { value: 2 }, difference: 0 } },
    ]);
    expect(summary.setAside).toEqual([
      { id: 'fr', version: 1, indicator: 'personsArrested', why: 'steps-back', behind: 'nl' },
    ]);
  });

  it('has who is only attributed to in a row, and not among those that answered', () => {
    const attributions = [{ country: country('FR'), role: 'carried-out' }] as const;
    const { figures, answered } = summaryOf(operation, [netherlands({ attributions })]);
    expect(figures[0]?.shares.map((share) => share.country)).toEqual(['FR', 'NL']);
    expect([figures[0]?.coverage, answered]).toEqual([
      { answered: 1, of: 2 },
      { answered: 1, of: 2 },
    ]);
    expect(figures).toMatchObject([{ value: null, partial: { value: 2, precision: 'exact' } }]);
  });

  it('says what stands in the rows of several, and whose word it is', () => {
    const attributions = [{ country: country('FR'), role: 'carried-out' }] as const;
    const results = [netherlands({ value: 90, attributions }), france({ value: 10 })];
    expect(summaryOf(operation, results).figures).toMatchObject([
      {
        value: 100,
        shares: [
          { country: 'FR', value: 100 },
          { country: 'NL', value: 90 },
        ],
        repeated: [
          {
            ...{ country: 'FR', besides: ['NL'], value: 90, precision: 'exact' },
            restsOn: [{ id: 'nl', version: 1 }],
          },
        ],
      },
    ]);
  });

  it('names what it shares with another operation', () => {
    const other = { id: 'other', jointActionDayId: 'elsewhere' };
    const overlaps = [{ with: other, status: 'confirmed', answers: [] }] as const;
    expect(summaryOf(operation, [france({ overlaps })]).figures).toMatchObject([
      { sharedWith: [{ id: 'fr', behind: 'other', operation: 'elsewhere' }] },
    ]);
  });

  it('has shares that make the sum, less what is repeated in them', () => {
    const codes = (['DE', 'FR', 'NL'] as const).map(country);
    const one = fc.record({
      country: fc.constantFrom(...codes),
      value: fc.nat(20),
      behind: fc.option(fc.nat(5), { nil: undefined }),
      carriers: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (drawn) => {
        const results = drawn.map(({ carriers, behind = drawn.length, ...each }, index) => {
          // Behind an earlier one only, and only one deep: what a command may make.
          const steps = behind < index && drawn[behind]?.behind === undefined;
          const other = { id: `result-${behind}`, jointActionDayId: operation.id };
          const named = carriers.filter((code) => code !== each.country);
          return of(
            result({
              ...{ ...each, id: `result-${index}`, reportingService: `service ${index}` },
              attributions: named.map((code) => ({ country: code, role: 'carried-out' as const })),
              ...(steps && { overlaps: [{ with: other, status: 'confirmed' as const, answers: [] }] }),
            }),
          );
        });
        const [figure] = summaryOf(operation, results).figures;
        const added = (all: readonly { readonly value: number }[] = []) =>
          all.reduce((sum, { value }) => sum + value, 0);
        expect(added(figure?.shares) - added(figure?.repeated)).toBe(figure?.value ?? figure?.partial?.value);
      }),
    );
  });

  it('compares what is stated with no sum of what countries may both have counted', () => {
    const platforms = { indicator: 'platformsChecked', unit: 'count' };
    const results = [of(stated({ id: 'whole', ...platforms })), france(platforms), netherlands(platforms)];
    expect(summaryOf(operation, results).figures[0]).not.toHaveProperty('statedAndShares');
    expect(summaryOf(operation, [france(platforms)]).figures[0]).not.toHaveProperty('partial');
  });

  it('says of each participant what it has not reported', () => {
    const asked = { ...operation, reportingTemplate: ['personsArrested'] };
    expect(summaryOf(asked, [france()]).responses).toMatchObject([
      { country: 'NL', indicators: [{ state: 'not-yet-reported' }] },
      { country: 'FR', indicators: [{ state: 'reported' }] },
    ]);
  });

  it('names late returns, and keeps what closing saw', () => {
    const closure = { figures: [], reason: 'all answered' };
    const closed = { ...operation, status: 'closed' as const, closure };
    const summary = summaryOf(closed, [france(), netherlands({ lateReturn: true })]);
    expect(summary).toMatchObject({ lateReturns: ['nl'], closure });
  });

  it('has each result once: in a figure or a share, or set aside', () => {
    const anyResult = fc.record(
      {
        country: fc.constantFrom(country('FR'), country('NL')),
        value: fc.nat(50),
        counting: fc.constantFrom('increment' as const, 'running-total' as const),
        offence: fc.constantFrom('any' as const, 'trafficking' as const),
        status: fc.constantFrom('provisional' as const, 'confirmed' as const, 'withdrawn' as const),
        group: fc.record({ exploitationForm: fc.constantFrom(...EXPLOITATION_FORMS.slice(0, 3)) }),
        breakdownOf: fc.constantFrom('result-0', 'result-1'),
        alternativeTo: fc.constantFrom('result-0', 'result-1'),
      },
      { requiredKeys: ['country', 'value', 'counting', 'offence', 'status'] },
    );
    fc.assert(
      fc.property(fc.array(anyResult, { maxLength: 12 }), (given) => {
        const results = given.map((each, index) => of(result({ ...each, id: `result-${index}` })));
        const { figures, setAside } = summaryOf(operation, results);
        const inFigures = figures.flatMap(({ restsOn, shares }) => [
          ...restsOn,
          ...shares.flatMap((share) => share.restsOn),
        ]);
        const told = [...new Set(inFigures.map(({ id }) => id)), ...setAside.map(({ id }) => id)];
        expect(told.toSorted()).toEqual(results.map(({ id }) => id).toSorted());
      }),
    );
  });
});
