import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import type { StoredEvent } from '@entente/mongo';
import { validatorOf } from '@entente/schema';
import { agreement, AGREEMENT_ID, arrangement, country, date } from '../domain/builders.spec-support.js';
import { toAgreementEvent } from './to-agreement-event.js';
import { toArrangementEvent } from './to-arrangement-event.js';

function expectContract(event: StoredEvent): void {
  const contract = EVENT_CONTRACTS.find(({ type }) => type === event.type)!;
  const ids = { aggregateId: AGREEMENT_ID, key: AGREEMENT_ID };
  expect(event).toMatchObject({ aggregateType: contract.aggregate, ...ids });
  const check = validatorOf(contract.data, { unknownFields: 'refuse' });
  expect(check(structuredClone(event.payload)).faults).toBeUndefined();
}

describe('events', () => {
  it('of an agreement are what their contract promises', () => {
    const state = agreement({
      parties: [{ country: country('SI'), signedOn: date('2021'), withdrawnOn: date('2024-05') }],
      ...{
        binding: true,
        signedOn: date('2021'),
        renewal: { tacit: true, everyMonths: 12, noticeMonths: 3 },
      },
      suspensions: [{ from: date('2022'), until: date('2023'), reason: 'unrest' }],
      statedStatus: { value: 'in-force', on: date('2024'), source: { kind: 'study' } },
      group: { announced: 35 },
    });
    const event = toAgreementEvent(state, { kind: 'suspended', reason: 'unrest', fields: ['suspensions'] });
    expect(event.type).toBe('org.entente.cooperation-agreement.suspended.v1');
    expectContract(event);
    expectContract(toAgreementEvent(state, { kind: 'entered-into-force', fields: ['inForceFrom'] }));
  });

  it('of an arrangement are what their contract promises', () => {
    const state = {
      ...arrangement({ reportedState: { value: 'ongoing' }, since: date('2014') }),
      id: AGREEMENT_ID,
    };
    const event = toArrangementEvent(state, { kind: 'recorded', fields: ['since'] });
    expect(event.type).toBe('org.entente.arrangement.recorded.v1');
    expectContract(event);
  });
});
