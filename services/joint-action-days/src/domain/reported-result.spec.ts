import { describe, expect, it } from '@jest/globals';
import { country, DAY_ID, figure, logging, result, RESULT_ID } from './builders.spec-support.js';
import { ReportedResult, unitOf, type ReportedFigure } from './reported-result.js';

const standing = (given: Parameters<typeof result>[0] = {}) => ReportedResult.restore(result(given));
const REASON = 'counted again';

describe('ReportedResult.log', () => {
  it('is provisional, and tells no one who logged it', () => {
    const [logged, event] = ReportedResult.log(figure(), logging());
    expect(logged.snapshot()).toEqual({ ...figure(), ...logging(), status: 'provisional' });
    expect(event.kind).toBe('logged');
    expect(event.fields).toContain('value');
    expect(event.fields).not.toContain('loggedBy');
  });

  it('takes a nil return', () => {
    expect(ReportedResult.log(figure({ value: 0 }), logging())[0].snapshot().value).toBe(0);
  });

  const { country: _none, ...nobodys } = figure();
  it.each<[string, ReportedFigure]>([
    ['/value', figure({ value: 2.5 })],
    ['/value', figure({ value: -1 })],
    ['/value', figure({ value: Number.NaN })],
    ['/value', figure({ value: 2 ** 53 })],
    ['/value', figure({ indicator: 'vehiclesSeized', unit: 'count', value: 0.5 })],
    ['/value', figure({ indicator: 'cashSeized', unit: 'EUR', value: 10.005 })],
    ['/country', nobodys],
    ['/country', figure({ scope: 'operation' })],
    ['/breakdownOf', figure({ breakdownOf: RESULT_ID })],
    ['/alternativeTo', figure({ alternativeTo: RESULT_ID })],
  ])('refuses %s in %j', (pointer, wrong) => {
    const refusal = { code: 'invalid-field', faults: [{ pointer }] };
    expect(thrownBy(() => ReportedResult.log(wrong, logging()))).toMatchObject(refusal);
    expect(thrownBy(() => standing().revise(wrong, 'team'))).toMatchObject(refusal);
  });

  it.each([
    ['EUR', 10.25],
    ['kilograms', 0.5],
    ['count', 12],
  ])('takes a free indicator in %s', (unit, value) => {
    const [logged] = ReportedResult.log(figure({ indicator: 'seized', unit, value }), logging());
    expect(logged.snapshot()).toMatchObject({ unit, value });
  });
});

describe('ReportedResult.revise', () => {
  it('replaces the figure and keeps when and whether late it was logged', () => {
    const revised = standing({ lateReturn: true, wording: 'arrested' });
    const event = revised.revise(figure({ value: 4 }), 'another');
    expect(event).toEqual({ kind: 'revised', fields: ['value', 'wording'] });
    expect(revised.snapshot()).toEqual({
      ...{ ...figure({ value: 4 }), ...logging({ lateReturn: true, loggedBy: 'another' }) },
      status: 'provisional',
    });
  });

  it('is over once the figure is confirmed', () => {
    const refusal = { code: 'result-is-confirmed', id: RESULT_ID };
    expect(thrownBy(() => standing({ status: 'confirmed' }).revise(figure(), 'team'))).toMatchObject(refusal);
  });
});

describe('ReportedResult.confirm', () => {
  it('takes another person than the one who logged it', () => {
    const logged = standing();
    expect(thrownBy(() => logged.confirm('team'))).toMatchObject({ code: 'confirmer-logged-it' });
    expect(logged.confirm('coordinator')).toEqual({ kind: 'confirmed', fields: ['status'] });
    expect(thrownBy(() => logged.confirm('coordinator'))).toMatchObject({ code: 'result-is-confirmed' });
  });

  it('takes another person than the one who corrected it last', () => {
    const corrected = standing();
    corrected.correct({ value: 4 }, REASON, 'coordinator');
    expect(thrownBy(() => corrected.confirm('coordinator'))).toMatchObject({ code: 'confirmer-logged-it' });
    expect(corrected.confirm('team').kind).toBe('confirmed');
  });
});

describe('ReportedResult.correct', () => {
  it('changes what it names, keeps the rest, and waits for a confirmation again', () => {
    const confirmed = standing({ status: 'confirmed', wording: 'arrested' });
    const event = confirmed.correct({ value: 4, precision: 'at-least' }, REASON, 'team');
    expect(event).toEqual({ kind: 'corrected', reason: REASON, fields: ['precision', 'status', 'value'] });
    expect(confirmed.snapshot()).toMatchObject({ value: 4, wording: 'arrested', status: 'provisional' });
  });

  it('keeps to the rules of the unit', () => {
    const persons = standing();
    expect(thrownBy(() => persons.correct({ value: 4.5 }, REASON, 'team'))).toMatchObject({
      code: 'invalid-field',
    });
    expect(persons.snapshot()).toEqual(result());
    const amount = standing({ indicator: 'cashSeized', unit: 'EUR' });
    amount.correct({ value: 4.5 }, REASON, 'team');
    expect(amount.snapshot().value).toBe(4.5);
  });
});

describe('ReportedResult.withdraw', () => {
  it('keeps the figure and takes nothing more', () => {
    const withdrawn = standing();
    expect(withdrawn.withdraw(REASON)).toEqual({ kind: 'withdrawn', reason: REASON, fields: ['status'] });
    expect(withdrawn.snapshot()).toEqual(result({ status: 'withdrawn' }));
    for (const act of [
      () => withdrawn.withdraw(REASON),
      () => withdrawn.confirm('coordinator'),
      () => withdrawn.correct({ value: 1 }, REASON, 'team'),
      () => withdrawn.revise(figure(), 'team'),
    ]) {
      expect(thrownBy(act)).toMatchObject({ code: 'result-is-withdrawn', id: RESULT_ID });
    }
  });
});

describe('unitOf', () => {
  it('is the catalogue’s', () => {
    expect(unitOf('personsArrested', undefined)).toBe('persons');
    expect(unitOf('investigationsOpened', 'investigations')).toBe('investigations');
    expect(thrownBy(() => unitOf('personsArrested', 'count'))).toMatchObject({
      faults: [{ pointer: '/unit' }],
    });
  });

  it('is its own for a free indicator, which needs one', () => {
    expect(unitOf('vehiclesSeized', 'count')).toBe('count');
    expect(thrownBy(() => unitOf('vehiclesSeized', undefined))).toMatchObject({
      faults: [{ pointer: '/indicator' }],
    });
  });
});

it('belongs to its operation for good', () => {
  const revised = standing();
  revised.revise(figure({ country: country('FR') }), 'team');
  expect(revised.snapshot().jointActionDayId).toBe(DAY_ID);
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return 'nothing was refused';
}
