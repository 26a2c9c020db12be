import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@entente/kernel';
import { mayRecord, mustBeOwn, mustStayOwn } from './authority.js';
import { actor, agreement, country, record, thrownBy } from './builders.spec-support.js';

const SI = { country: country('SI') };

/** Who may record what SI and a ministry of MK agreed on, and HR reports. */
const TABLE: readonly (readonly [Actor, boolean])[] = [
  [actor('project-lead', SI), true],
  [actor('project-lead', { country: country('MK') }), true],
  [actor('project-lead', { country: country('HR') }), true],
  [actor('project-lead', { organisation: 'Ministry of the Interior' }), true],
  [actor('project-lead', { country: country('FR'), organisation: 'Ministry of the Interior' }), true],
  [actor('project-lead', { country: country('FR') }), false],
  [actor('project-lead', { organisation: 'Ministry of Justice' }), false],
  [actor('project-lead'), false],
  [actor('registrar'), true],
  [actor('action-leader', SI), false],
  [actor('national-coordinator', SI), false],
  [actor('operational-team', SI), false],
  [actor('reporting-staff', SI), false],
  [actor('auditor', SI), false],
  [actor('administrator', SI), false],
];

describe('who may record an agreement', () => {
  it.each(TABLE)('%j: %s', (who, may) => {
    expect(mayRecord(who, record())).toBe(may);
    const [stored, stays] = [
      thrownBy(() => mustBeOwn(who, 'agreement', agreement())),
      thrownBy(() => mustStayOwn(who, 'agreement', record())),
    ];
    if (may) expect([stored, stays]).toEqual([undefined, undefined]);
    else expect([stored, stays]).toMatchObject([{ code: 'not-found' }, { code: 'not-yours' }]);
  });

  it('is nobody’s where parties have no names of the actor’s', () => {
    const nameless = record({ parties: [{ body: 'members that are not named' }], reportedBy: [] });
    expect(mayRecord(actor('project-lead'), nameless)).toBe(false);
  });
});
