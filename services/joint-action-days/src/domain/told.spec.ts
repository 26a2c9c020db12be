import { describe, expect, it } from '@jest/globals';
import { country } from './builders.spec-support.js';
import type { Happening, ToldActor, ToldFigure, ToldOverlap } from './operation-history.js';
import { told } from './told.js';

const ARRESTS: ToldFigure = {
  ...{ indicator: 'personsArrested', unit: 'persons', value: 11, precision: 'exact', country: 'NL' },
};

const FR = { country: country('FR') };
const OF_FR = { participants: [FR] };
const BY_FR: ToldActor = { roles: ['national-coordinator'], country: 'FR' };
const REGISTRAR: ToldActor = { roles: ['registrar'] };

const happening = (given: Partial<Happening> = {}): Happening => ({
  at: '2026-04-28T10:00:00.000Z',
  kind: 'started',
  of: 'operation',
  id: 'day',
  version: 2,
  by: { roles: ['action-leader'], country: 'NL' },
  fields: [],
  ...given,
});

const onResult = (kind: string, given: Partial<Happening> = {}): Happening =>
  happening({ kind, of: 'result', figure: ARRESTS, ...given });

describe('told', () => {
  it.each([
    [happening(), 'NL started the operation'],
    [happening({ kind: 'closing-started' }), 'NL began to close the operation'],
    [happening({ kind: 'postponed', why: 'no room' }), 'NL postponed the operation: no room'],
    [
      happening({ kind: 'revised', fields: ['leadCountry', 'period'] }),
      'NL revised the plan (lead country, period)',
    ],
    [happening({ kind: 'renamed' }), 'NL changed the operation (renamed)'],
    [
      happening({ by: { roles: ['action-leader'], organisation: 'EUROPOL' } }),
      'EUROPOL started the operation',
    ],
    [happening({ kind: 'recorded', by: { roles: ['registrar'] } }), 'A registrar recorded the operation'],
    [
      happening({ kind: 'invited', concerns: { participants: [FR, { body: 'FRONTEX' }], more: 3 } }),
      'NL invited FR, FRONTEX and 3 more',
    ],
    [happening({ kind: 'invited' }), 'NL invited participants'],
    [
      happening({ kind: 'accepted', by: REGISTRAR, concerns: OF_FR }),
      'A registrar accepted to take part in the name of FR',
    ],
    [
      happening({ kind: 'declined', by: BY_FR, concerns: OF_FR, why: 'no officers' }),
      'FR declined to take part: no officers',
    ],
    [
      happening({ kind: 'left', by: BY_FR, concerns: { participants: [{ ...FR, service: 'tax' }] } }),
      'FR left the operation in the name of FR (tax)',
    ],
    [
      happening({
        ...{ kind: 'accepted', by: { roles: ['action-leader'], organisation: 'FRONTEX' } },
        concerns: { participants: [{ body: 'FRONTEX' }] },
      }),
      'FRONTEX accepted to take part',
    ],
    [
      happening({
        ...{ kind: 'cannot-say', by: BY_FR },
        concerns: { ...OF_FR, indicators: ['personsArrested', 'cashFound'] },
      }),
      'FR cannot say persons arrested, cashFound',
    ],
    [
      happening({ kind: 'cannot-say', by: REGISTRAR, concerns: { ...OF_FR, indicators: ['cashFound'] } }),
      'A registrar said that FR cannot say cashFound',
    ],
    [happening({ kind: 'reminded', concerns: OF_FR }), 'NL reminded FR of missing figures'],
    [
      happening({ kind: 'decided', concerns: { indicators: ['personsArrested'], use: 'shares' } }),
      'NL decided to use the shares for persons arrested',
    ],
    [
      happening({ kind: 'decided', concerns: { indicators: ['personsArrested'], use: 'stated' } }),
      'NL decided to use the stated figure for persons arrested',
    ],
    [
      happening({ kind: 'decided', concerns: { indicators: ['personsArrested'], use: 'as-ruled' } }),
      'NL took back the decision on persons arrested',
    ],
    [
      happening({ kind: 'decided', concerns: { indicators: ['cashFound'], use: 'stated', unit: 'EUR' } }),
      'NL decided to use the stated figure for cashFound in EUR',
    ],
    [onResult('logged'), 'NL logged 11 persons arrested'],
    [onResult('logged', { by: { roles: ['registrar'] } }), 'A registrar logged 11 persons arrested of NL'],
    [
      onResult('logged', { by: { roles: ['operational-team'] } }),
      'An operational team logged 11 persons arrested of NL',
    ],
    [
      onResult('corrected', { before: { value: 12, precision: 'exact' }, why: 'counted twice' }),
      'NL corrected persons arrested from 12 to 11: counted twice',
    ],
    [
      onResult('corrected', { before: { value: 11, precision: 'at-least' }, why: 'counted now' }),
      'NL corrected persons arrested from at least 11 to 11: counted now',
    ],
    [
      onResult('revised', { before: { value: 11, precision: 'exact' }, fields: ['notes', 'statedOn'] }),
      'NL revised 11 persons arrested (notes, stated on)',
    ],
    [
      onResult('confirmed', { before: { value: 11, precision: 'exact' }, fields: ['status'] }),
      'NL confirmed 11 persons arrested',
    ],
    [
      onResult('withdrawn', { before: { value: 11, precision: 'exact' }, why: 'of another operation' }),
      'NL withdrew 11 persons arrested: of another operation',
    ],
    [
      onResult('logged', {
        figure: { indicator: 'cashFound', unit: 'EUR', value: 500.5, precision: 'over' },
      }),
      'NL logged over EUR 500.5 cashFound of the whole operation',
    ],
  ])('tells what happened in a sentence, %#', (given, sentence) => {
    expect(told(given)).toBe(sentence);
  });

  it('tells a body’s own figure as its own, and not as one of the whole', () => {
    const { country: _none, ...arrests } = ARRESTS;
    const whole = { ...arrests, reportingService: 'FRONTEX' };
    const own = { ...whole, notCounted: { reason: 'counted by itself' } };
    const by = { roles: ['action-leader'], organisation: 'FRONTEX' } as const;
    const logged = (figure: ToldFigure, who: ToldActor) => told(onResult('logged', { figure, by: who }));
    expect(logged(own, by)).toBe('FRONTEX logged 11 persons arrested of its own');
    expect(logged(own, REGISTRAR)).toBe('A registrar logged 11 persons arrested of FRONTEX');
    expect(logged(whole, REGISTRAR)).toBe(
      'A registrar logged 11 persons arrested of the whole operation (FRONTEX)',
    );
  });

  describe('what does not add up with the rest', () => {
    const logged = (given: Partial<ToldFigure>) =>
      told(onResult('logged', { figure: { ...ARRESTS, ...given } }));

    it('is a part, with its label', () => {
      const part = { breakdownOf: 'another', value: 3 };
      expect(logged(part)).toBe('NL logged 3 persons arrested as a part of another figure');
      expect(logged({ ...part, breakdownLabel: 'labour exploitation' })).toBe(
        'NL logged 3 persons arrested as a part of another figure (labour exploitation)',
      );
    });

    it('is a running total, also where it is corrected', () => {
      const figure = { ...ARRESTS, counting: 'running-total' } as const;
      expect(logged(figure)).toBe('NL logged a running total of 11 persons arrested');
      expect(logged({ counting: 'increment' })).toBe('NL logged 11 persons arrested');
      const before = { value: 12, precision: 'exact' } as const;
      expect(told(onResult('corrected', { figure, before, why: 'counted twice' }))).toBe(
        'NL corrected a running total of persons arrested from 12 to 11: counted twice',
      );
    });

    it('is a second value, until that one is retained', () => {
      const figure = { ...ARRESTS, alternativeTo: 'another' };
      expect(logged(figure)).toBe('NL logged 11 persons arrested as a second value');
      expect(told(onResult('retained', { figure, why: 'by telephone' }))).toBe(
        'NL retained 11 persons arrested: by telephone',
      );
    });
  });

  describe('what was said of two results', () => {
    const other: ToldFigure = { ...ARRESTS, country: 'FR', value: 6, counting: 'running-total' };
    const said = (kind: string, overlap: ToldOverlap) =>
      told(onResult(kind, { by: BY_FR, overlap, why: 'two raids' }));

    it('names both, and whether they are the same', () => {
      expect(said('overlap-answered', { answer: 'same', with: other })).toBe(
        'FR answered that 11 persons arrested of NL are the same as ' +
          'a running total of 6 persons arrested of FR: two raids',
      );
      const increment = { ...other, counting: 'increment' } as const;
      expect(said('overlap-answered', { answer: 'different', with: increment })).toBe(
        'FR answered that 11 persons arrested of NL are not the same as 6 persons arrested of FR: two raids',
      );
    });

    it('names both where that is taken back', () => {
      expect(said('overlap-undone', { with: other })).toBe(
        'FR took back the answers on whether 11 persons arrested of NL are the same as ' +
          'a running total of 6 persons arrested of FR: two raids',
      );
    });

    it('gives no figure of another operation', () => {
      expect(said('overlap-answered', { answer: 'same' })).toBe(
        'FR answered that 11 persons arrested of NL are the same as a result of another operation: two raids',
      );
    });
  });

  it('names a service beside its country', () => {
    const figure = { ...ARRESTS, country: 'FR', reportingService: 'police' };
    expect(told(onResult('logged', { figure }))).toBe('NL logged 11 persons arrested of FR (police)');
  });
});
