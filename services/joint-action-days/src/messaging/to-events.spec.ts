import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import { validatorOf } from '@entente/schema';
import { day, DAY_ID, result, RESULT_ID } from '../domain/builders.spec-support.js';
import { toJointActionDayEvent } from './to-joint-action-day-event.js';
import { toReportedResultEvent } from './to-reported-result-event.js';

const contractOf = (type: string) => {
  const contract = EVENT_CONTRACTS.find((each) => each.type === type)!;
  return { aggregate: contract.aggregate, check: validatorOf(contract.data, { unknownFields: 'refuse' }) };
};

describe('toJointActionDayEvent', () => {
  it('is what its contract promises', () => {
    const event = toJointActionDayEvent(
      day({ status: 'closed', closure: { figures: [], reason: 'all answered' } }),
      {
        ...{ kind: 'closed', reason: 'all answered', fields: ['closure', 'status'] },
      },
    );
    const { aggregate, check } = contractOf('org.entente.joint-action-day.closed.v1');
    expect(event).toMatchObject({ aggregateType: aggregate, aggregateId: DAY_ID, key: DAY_ID });
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });
});

describe('toReportedResultEvent', () => {
  it('is what its contract promises, under its operation’s key, and does not say who logged it', () => {
    const event = toReportedResultEvent(result({ loggedBy: 'a-person' }), {
      kind: 'logged',
      fields: ['value'],
    });
    const { aggregate, check } = contractOf('org.entente.reported-result.logged.v1');
    expect(event).toMatchObject({ aggregateType: aggregate, aggregateId: RESULT_ID, key: DAY_ID });
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
    expect(JSON.stringify(event)).not.toMatch(/loggedBy|a-person/);
  });
});
