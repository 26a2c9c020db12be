import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import { validatorOf } from '@entente/schema';
import { country, day, DAY_ID, result, RESULT_ID } from '../domain/builders.spec-support.js';
import { toJointActionDayEvent } from './to-joint-action-day-event.js';
import { toReportedResultEvent } from './to-reported-result-event.js';

const contractOf = (type: string) => {
  const contract = EVENT_CONTRACTS.find((each) => each.type === type)!;
  return { aggregate: contract.aggregate, check: validatorOf(contract.data, { unknownFields: 'refuse' }) };
};

describe('toJointActionDayEvent', () => {
  it('is what its contract promises', () => {
    const event = toJointActionDayEvent(
      day({ status: 'closed', closure: { figures: [], moreFindings: 2, reason: 'all answered' } }),
      {
        ...{ kind: 'closed', reason: 'all answered', fields: ['closure', 'status'] },
      },
    );
    const { aggregate, check } = contractOf('org.entente.joint-action-day.closed.v1');
    expect(event).toMatchObject({ aggregateType: aggregate, aggregateId: DAY_ID, key: DAY_ID });
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });
});

describe('what participants say', () => {
  it('is published with the operation, as its contract promises', () => {
    const [FR, at] = [{ country: country('FR') }, '2026-04-28T10:00:00.000Z'];
    const indicators = ['personsChecked'];
    const state = day({
      participants: [{ ...FR, indicators, restsOn: { kind: 'arrangement', note: 'liaison officers' } }],
      participation: [
        { ...FR, service: 'police', status: 'declined', since: at, invitedAt: at, reason: 'no officers' },
      ],
      cannotSay: [
        { ...FR, indicators, reason: 'not counted', since: at },
        { body: 'EUROPOL', indicators, reason: 'not counted', since: at },
      ],
      reminded: [{ body: 'EUROPOL', indicators, at }],
    });
    for (const kind of ['invited', 'accepted', 'declined', 'left', 'cannot-say', 'reminded'] as const) {
      const concerns = { participants: [FR, { body: 'EUROPOL' }], indicators, more: 2 };
      const change = { kind, fields: ['participation'], remindedAt: at, concerns };
      const event = toJointActionDayEvent(state, change);
      const { check } = contractOf(`org.entente.joint-action-day.${kind}.v1`);
      expect(check(structuredClone(event.payload)).faults).toBeUndefined();
    }
  });
});

describe('decisions', () => {
  const at = '2026-05-02T10:00:00.000Z';
  const reason = 'the lead’s own count';

  it('are in the contract of the operation', () => {
    const decision = { indicator: 'personsArrested', unit: 'persons', use: 'shares', reason, at } as const;
    const event = toJointActionDayEvent(day({ decisions: [decision] }), {
      ...{ kind: 'decided', reason, fields: ['decisions'] },
      concerns: { indicators: ['cashSeized'], use: 'as-ruled', unit: 'EUR' },
    });
    const { check } = contractOf('org.entente.joint-action-day.decided.v1');
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });

  it('and in that of the value that was retained', () => {
    const event = toReportedResultEvent(result({ retained: { at, reason } }), {
      ...{ kind: 'retained', reason, fields: ['retained'] },
    });
    const { check } = contractOf('org.entente.reported-result.retained.v1');
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });
});

describe('what was said of overlaps', () => {
  it('is in the contract of the result that steps back, with whom it is attributed to', () => {
    const [FR, at] = [country('FR'), '2026-05-02T10:00:00.000Z'];
    const state = result({
      attributions: [
        { country: FR, service: 'navy', role: 'supported' },
        { body: 'FRONTEX', role: 'hosted' },
      ],
      overlaps: [
        {
          with: { id: DAY_ID, jointActionDayId: DAY_ID },
          status: 'refused',
          answers: [{ country: FR, answer: 'different', reason: 'two raids', at }],
        },
      ],
    });
    for (const kind of ['overlap-answered', 'overlap-undone'] as const) {
      const event = toReportedResultEvent(state, { kind, reason: 'two raids', fields: ['overlaps'] });
      const { check } = contractOf(`org.entente.reported-result.${kind}.v1`);
      expect(check(structuredClone(event.payload)).faults).toBeUndefined();
    }
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
