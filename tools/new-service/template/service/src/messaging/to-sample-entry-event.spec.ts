import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import { validatorOf } from '@entente/schema';
import { ID, record } from '../domain/builders.spec-support.js';
import { SampleEntry } from '../domain/sample-entry.js';
import { toSampleEntryEvent } from './to-sample-entry-event.js';

describe('toSampleEntryEvent', () => {
  it('is what its contract promises', () => {
    const [stored, recorded] = SampleEntry.record(ID, record({ notes: ['a note'] }));
    const event = toSampleEntryEvent(stored.snapshot(), recorded);
    const contract = EVENT_CONTRACTS.find(({ type }) => type === event.type)!;
    expect(event).toMatchObject({ aggregateType: contract.aggregate, aggregateId: ID, key: ID });
    const check = validatorOf(contract.data, { unknownFields: 'refuse' });
    expect(check(structuredClone(event.payload)).faults).toBeUndefined();
  });
});
