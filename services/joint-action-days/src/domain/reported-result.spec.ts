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

describe('ReportedResult.retain', () => {
  const retained = { at: '2026-05-02T10:00:00.000Z', reason: REASON };

  it('keeps why and when it stands, and says so', () => {
    const second = standing({ alternativeTo: 'first', status: 'confirmed' });
    expect(second.retain(retained, 'second-value')).toEqual({
      ...{ kind: 'retained', reason: REASON, fields: ['retained'] },
    });
    expect(second.snapshot()).toEqual(result({ alternativeTo: 'first', status: 'confirmed', retained }));
  });

  it.each([
    ['counts', 'already-retained'],
    ['part', 'already-retained'],
    ['replaced', 'already-retained'],
    ['set-aside', 'result-is-set-aside'],
  ] as const)('is refused to one that is %s, as %s', (how, code) => {
    expect(thrownBy(() => standing().retain(retained, how))).toMatchObject({ code, id: RESULT_ID });
  });

  it('is refused to a withdrawn one', () => {
    const withdrawn = standing({ status: 'withdrawn' });
    expect(thrownBy(() => withdrawn.retain(retained, 'withdrawn'))).toMatchObject({
      code: 'result-is-withdrawn',
    });
  });

  it('survives a correction, and a revision that is about the same thing', () => {
    const second = standing({ alternativeTo: 'first', retained });
    second.correct({ value: 4 }, REASON, 'team');
    second.revise(figure({ alternativeTo: 'first', value: 5 }), 'team');
    expect(second.snapshot()).toMatchObject({ value: 5, retained });
    second.revise(figure({ alternativeTo: 'another', value: 5 }), 'team');
    expect(second.snapshot()).not.toHaveProperty('retained');
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

  it('is the currency that an amount of money names', () => {
    expect([unitOf('assetsSeized', 'EUR'), unitOf('assetsSeized', 'USD')]).toEqual(['EUR', 'USD']);
    for (const unit of [undefined, 'eur', 'currency', 'count']) {
      expect(thrownBy(() => unitOf('assetsSeized', unit))).toMatchObject({ faults: [{ pointer: '/unit' }] });
    }
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

describe('ReportedResult.answerOverlap', () => {
  const [FR, NL] = [country('FR'), country('NL')];
  const other = { id: 'other', jointActionDayId: DAY_ID };
  const said = {
    ...{ with: other, answer: 'same' as const, at: '2026-05-02T10:00:00.000Z' },
    ...{ countries: [FR], concerned: [FR, NL] },
  } as const;

  it('keeps what was said, through a correction and a revision of the same thing', () => {
    const stepping = standing();
    expect(stepping.answerOverlap(said)).toEqual({ kind: 'overlap-answered', fields: ['overlaps'] });
    stepping.correct({ value: 4 }, REASON, 'team');
    stepping.revise(figure({ value: 5 }), 'team');
    expect(stepping.snapshot()).toMatchObject({ value: 5, overlaps: [{ with: other, status: 'suspected' }] });
    const others = [
      { indicator: 'personsChecked' },
      { offence: 'smuggling' },
      { group: { sex: 'male' } },
    ] as const;
    for (const another of others) {
      const revised = ReportedResult.restore(stepping.snapshot());
      revised.revise(figure(another), 'team');
      expect(revised.snapshot()).not.toHaveProperty('overlaps');
    }
  });

  it('is undone with a reason, without a trace in the state', () => {
    const stepping = standing();
    stepping.answerOverlap(said);
    expect(stepping.undoOverlap({ id: 'other' }, REASON)).toEqual({
      ...{ kind: 'overlap-undone', reason: REASON, fields: ['overlaps'] },
    });
    expect(stepping.snapshot()).toEqual(result());
  });

  it('is over once the result is withdrawn', () => {
    const withdrawn = standing({ status: 'withdrawn' });
    expect(thrownBy(() => withdrawn.answerOverlap(said))).toMatchObject({ code: 'result-is-withdrawn' });
    expect(thrownBy(() => withdrawn.undoOverlap({ id: 'other' }, REASON))).toMatchObject({
      code: 'result-is-withdrawn',
    });
  });
});

describe('Attributions', () => {
  it('name somebody', () => {
    const attributions = [{ body: 'FRONTEX', role: 'supported' }, { role: 'hosted' }] as const;
    expect(thrownBy(() => ReportedResult.log(figure({ attributions }), logging()))).toMatchObject({
      ...{ code: 'invalid-field', faults: [{ pointer: '/attributions/1' }] },
    });
  });

  it('name at most five countries that carried out a share, in other roles and of the whole more', () => {
    const inRole = (role: 'carried-out' | 'hosted', ...codes: readonly string[]) =>
      codes.map((code) => ({ country: country(code), role }));
    const five = inRole('carried-out', 'BE', 'DE', 'ES', 'FR', 'IT');
    const log = (attributions: typeof five) => ReportedResult.log(figure({ attributions }), logging());
    expect(() => log([...five, ...five, ...inRole('hosted', 'NL', 'PT')])).not.toThrow();

    const six = [...five, ...inRole('carried-out', 'NL')];
    const refusal = { code: 'invalid-field', faults: [{ pointer: '/attributions' }] };
    expect(thrownBy(() => log(six))).toMatchObject(refusal);
    const correct = () => standing().correct({ value: 3, attributions: six }, REASON, 'team');
    expect(thrownBy(correct)).toMatchObject(refusal);

    const { country: _none, ...whole } = figure({ scope: 'operation', attributions: six });
    expect(() => ReportedResult.log(whole, logging())).not.toThrow();
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return 'nothing was refused';
}
