import { describe, expect, it } from '@jest/globals';
import { country } from './builders.spec-support.js';
import type { Happening, ToldActor, ToldFigure } from './operation-history.js';
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

  it('names a service beside its country', () => {
    const figure = { ...ARRESTS, country: 'FR', reportingService: 'police' };
    expect(told(onResult('logged', { figure }))).toBe('NL logged 11 persons arrested of FR (police)');
  });
});
