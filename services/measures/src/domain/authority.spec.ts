import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@entente/kernel';
import { mayRecord, mustBeOwn, mustStayOwn } from './authority.js';
import { actor, country, measure, record } from './builders.spec-support.js';
import { Measure } from './measure.js';

const NL = { country: country('NL') };

/** Who may record the project that NL reports and ICMPD leads. */
const TABLE: readonly (readonly [Actor, boolean])[] = [
  [actor('project-lead', NL), true],
  [actor('project-lead', { organisation: 'ICMPD' }), true],
  [actor('project-lead', { country: country('FR') }), false],
  [actor('project-lead', { country: country('FR'), organisation: 'ICMPD' }), true],
  [actor('project-lead', { organisation: 'IOM' }), false],
  [actor('project-lead'), false],
  [actor('registrar'), true],
  [actor('action-leader', NL), false],
  [actor('national-coordinator', NL), false],
  [actor('operational-team', NL), false],
  [actor('reporting-staff', NL), false],
  [actor('auditor', NL), false],
  [actor('administrator', NL), false],
];

describe('who may record a measure', () => {
  it.each(TABLE)('%j: %s', (who, may) => {
    expect(mayRecord(who, record())).toBe(may);
    const outcome = (act: () => void): unknown => {
      try {
        act();
        return 'allowed';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(outcome(() => mustBeOwn(who, Measure.restore(measure())))).toBe(may ? 'allowed' : 'not-found');
    expect(outcome(() => mustStayOwn(who, record()))).toBe(may ? 'allowed' : 'not-yours');
  });

  it('is nobody’s where it names neither a country nor an organisation of the actor', () => {
    const { reportingCountry: _, leadOrganisation: __, ...nobodys } = record();
    expect(mayRecord(actor('project-lead'), nobodys)).toBe(false);
  });
});
