import { describe, expect, it } from '@jest/globals';
import { InvalidField } from '@entente/kernel';
import fc from 'fast-check';
import { country, day } from './builders.spec-support.js';
import { declared, type CannotSay } from './cannot-say.js';
import { JointActionDay, type JointActionDayState } from './joint-action-day.js';
import type { Participant, ParticipantName } from './participant.js';

const AT = '2026-04-28T08:00:00.000Z';
const LATER = '2026-04-29T08:00:00.000Z';
const FR = { country: country('FR') };
const POLICE = { ...FR, service: 'police' };
const reason = 'not counted';

describe('what a country cannot say', () => {
  it('is kept with its reason and date, each indicator once', () => {
    const indicators = ['personsChecked', 'officersDeployed', 'personsChecked'];
    expect(declared([], { ...FR, indicators, reason }, AT)).toEqual([
      { ...FR, indicators: ['personsChecked', 'officersDeployed'], reason, since: AT },
    ]);
  });

  it('takes a new reason and keeps its date where it is said again', () => {
    const first = declared([], { ...FR, indicators: ['personsChecked', 'officersDeployed'], reason }, AT);
    const again = { ...FR, indicators: ['officersDeployed', 'personsArrested'], reason: 'lost' };
    expect(declared(first, again, LATER)).toEqual([
      { ...FR, indicators: ['personsChecked'], reason, since: AT },
      { ...FR, indicators: ['officersDeployed'], reason: 'lost', since: AT },
      { ...FR, indicators: ['personsArrested'], reason: 'lost', since: LATER },
    ]);
  });

  it('is one thing for the country and another for each of its services', () => {
    const first = declared([], { ...FR, indicators: ['personsChecked'], reason }, AT);
    const own = declared(first, { ...POLICE, indicators: ['personsChecked'], reason: 'lost' }, LATER);
    expect(own).toEqual([
      { ...FR, indicators: ['personsChecked'], reason, since: AT },
      { ...POLICE, indicators: ['personsChecked'], reason: 'lost', since: LATER },
    ]);
  });

  it('is kept apart for bodies, too', () => {
    const indicators = ['officersDeployed'];
    const [frontex, europol] = [{ body: 'FRONTEX' }, { body: 'EUROPOL' }];
    const first = declared([], { ...frontex, indicators, reason }, AT);
    const second = declared(first, { ...europol, indicators, reason }, LATER);
    expect(declared(second, { ...frontex, indicators, reason: 'lost' }, LATER)).toEqual([
      { ...europol, indicators, reason, since: LATER },
      { ...frontex, indicators, reason: 'lost', since: AT },
    ]);
  });

  it('holds no indicator of one reporter twice, whatever is declared, and forgets none', () => {
    const anyDeclaration = fc.record({
      country: fc.constantFrom(country('FR'), country('NL')),
      indicators: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      reason: fc.constantFrom('not counted', 'lost'),
    });
    fc.assert(
      fc.property(fc.array(anyDeclaration, { maxLength: 8 }), (declarations) => {
        let kept: readonly CannotSay[] = [];
        for (const one of declarations) kept = declared(kept, one, AT);
        const pairsIn = (all: readonly Pick<CannotSay, 'country' | 'indicators'>[]) =>
          all.flatMap((one) => one.indicators.map((indicator) => `${one.country} ${indicator}`));
        const pairs = pairsIn(kept);
        expect(pairs).toHaveLength(new Set(pairs).size);
        expect(new Set(pairs)).toEqual(new Set(pairsIn(declarations)));
      }),
    );
  });
});

describe('JointActionDay.declareCannotSay', () => {
  const declaration = { ...FR, indicators: ['personsChecked'], reason };

  it('says so with its reason, also late', () => {
    for (const status of ['planned', 'running', 'closing', 'closed', 'postponed'] as const) {
      const operation = JointActionDay.restore(day({ status }));
      expect(operation.declareCannotSay(declaration, AT)).toEqual({
        ...{ kind: 'cannot-say', reason, fields: ['cannotSay'] },
        concerns: { participants: [FR], indicators: ['personsChecked'] },
      });
    }
  });

  it('is refused of a cancelled operation, and of who takes no part', () => {
    const cancelled = JointActionDay.restore(day({ status: 'cancelled' }));
    expect(() => cancelled.declareCannotSay(declaration, AT)).toThrow('cancelled');
    const running = JointActionDay.restore(day());
    expect(() => running.declareCannotSay({ ...declaration, service: 'tax' }, AT)).toThrow('no participant');
  });

  it('is refused of a body by itself where it is listed as that of a country', () => {
    const DGPN = { body: 'DGPN', indicators: ['personsChecked'], reason };
    const listing = (...participants: readonly Participant[]) =>
      JointActionDay.restore(day({ participants }));
    const ofFrance = { ...FR, body: 'DGPN' };
    expect(() => listing(ofFrance).declareCannotSay(DGPN, AT)).toThrow('no participant');
    expect(listing(ofFrance).declareCannotSay({ ...FR, ...DGPN }, AT).kind).toBe('cannot-say');
    const alone = { body: 'DGPN', indicators: ['personsChecked'] };
    expect(listing(ofFrance, alone).declareCannotSay(DGPN, AT).kind).toBe('cannot-say');
  });

  it('is refused of what the participant is not asked for, and names it', () => {
    const NAVY = { ...FR, service: 'navy' };
    const listing = (given: Partial<JointActionDayState>) => JointActionDay.restore(day(given));
    const faultsOf = (operation: JointActionDay, said: ParticipantName, ...indicators: readonly string[]) =>
      faultsIn(() => operation.declareCannotSay({ ...said, indicators, reason }, AT));
    const free = { reportingTemplate: ['personsArrested', 'boatsStopped'] };
    expect(faultsOf(listing(free), FR, 'boatsStopped', 'personsArrested')).toEqual([]);
    expect(faultsOf(listing(free), FR, 'boatsStopped', 'personsChecked')).toEqual(['/indicators/1']);
    expect(faultsOf(listing({}), FR, 'boatsStopped')).toEqual(['/indicators/0']);

    const services: readonly Participant[] = [{ ...POLICE, indicators: ['cashSeized'] }, NAVY];
    const byServices = listing({ participants: services });
    expect(faultsOf(byServices, FR, 'cashSeized', 'personsChecked')).toEqual([]);
    expect(faultsOf(byServices, NAVY, 'cashSeized')).toEqual(['/indicators/0']);
    const bodies: readonly Participant[] = [{ body: 'FRONTEX' }, { ...FR, body: 'FRONTEX' }];
    const byBodies = listing({ participants: bodies });
    expect(faultsOf(byBodies, { body: 'FRONTEX' }, 'personsChecked')).toEqual(['/indicators/0']);
    const left = [{ ...FR, status: 'withdrawn' as const, since: AT }];
    expect(faultsOf(listing({ participation: left }), FR, 'personsChecked')).toEqual(['/indicators/0']);
  });
});

function faultsIn(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof InvalidField) return error.faults.map(({ pointer }) => pointer);
    throw error;
  }
}
