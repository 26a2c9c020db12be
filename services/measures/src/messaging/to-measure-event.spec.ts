import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import { validatorOf } from '@entente/schema';
import { measure, MEASURE_ID } from '../domain/builders.spec-support.js';
import { toMeasureEvent } from './to-measure-event.js';

describe('toMeasureEvent', () => {
  it('is what its contract promises', () => {
    const state = measure({ status: 'suspended', statusReason: 'unrest', period: { year: 2023 } });
    const event = toMeasureEvent(state, { kind: 'suspended', reason: 'unrest', fields: ['status'] });
    const contract = EVENT_CONTRACTS.find(({ type }) => type === event.type)!;
    expect(event).toMatchObject({
      type: 'org.entente.measure.suspended.v1',
      aggregateType: contract.aggregate,
      ...{ aggregateId: MEASURE_ID, key: MEASURE_ID },
    });
    const check = validatorOf(contract.data, { unknownFields: 'refuse' });
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });
});
