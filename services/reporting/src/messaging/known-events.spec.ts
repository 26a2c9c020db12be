import { describe, expect, it } from '@jest/globals';
import { EVENT_CONTRACTS } from '@entente/contracts';
import { WATERMARK_V1 } from '@entente/messaging';
import { dayEvent, resultEvent } from '../../test/events.js';
import { knownEvents } from './known-events.js';

const known = knownEvents();
const outcomeOf = (type: string, data: unknown) => known.get(type)?.(data);

describe('knownEvents', () => {
  it('are all events of the contracts, and watermarks', () => {
    expect([...known.keys()].sort()).toEqual(
      [...EVENT_CONTRACTS.map(({ type }) => type), WATERMARK_V1].sort(),
    );
  });

  it.each([dayEvent(), resultEvent({})])('take $type as the contract has it', ({ type, data }) => {
    expect(outcomeOf(type, data)).toEqual({ value: data });
  });

  it('tolerate fields that a later publisher adds', () => {
    const { type, data } = dayEvent();
    const later: unknown = JSON.parse(JSON.stringify(data).replaceAll('"kind":', '"mood":"good","kind":'));
    const outcome = outcomeOf(type, later);
    expect(later).toHaveProperty('change.mood');
    expect(outcome).not.toHaveProperty('faults');
  });

  it.each([
    ['a negative value', resultEvent({ value: -1 })],
    ['no operation', resultEvent({ jointActionDayId: '' })],
    ['an unknown country', resultEvent({ country: 'XX' })],
    ['an unknown kind', dayEvent({ kind: 'picnic' as never })],
  ])('refuse %s', (_, { type, data }) => {
    expect(outcomeOf(type, data)).toHaveProperty('faults');
  });

  it.each([null, {}, [], 'text', { service: 1, completeTo: 'soon', offsets: { a: 'b' } }])(
    'refuse %j as a watermark',
    (data) => {
      expect(outcomeOf(WATERMARK_V1, data)).toHaveProperty('faults');
    },
  );
});
