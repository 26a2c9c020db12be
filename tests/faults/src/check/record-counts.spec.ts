import { describe, expect, it } from '@jest/globals';
import { COUNT_REPORTS, countsOf, unlikeCounts, type CountReport } from './record-counts.js';

const [measures, agreements] = COUNT_REPORTS as readonly [CountReport, CountReport];

describe('countsOf', () => {
  it('counts agreements by how far their dates had come', () => {
    const signed = { signedOn: '2021-03', suspensions: [] };
    const inForce = { ...signed, inForceFrom: '2022-02' };
    const suspension = { from: '2023-01', reason: 'unrest' };
    const states = [
      { suspensions: [] },
      signed,
      inForce,
      { ...inForce, suspensions: [suspension] },
      { ...inForce, suspensions: [{ ...suspension, until: '2023-06' }] },
      { ...inForce, suspensions: [suspension], terminatedOn: '2023-09' },
    ];
    expect(Object.fromEntries(countsOf(states, agreements))).toEqual({
      ...{ null: 1, signed: 1, 'in-force': 2, suspended: 1, terminated: 1 },
    });
  });
});

describe('unlikeCounts', () => {
  it('names what is reported too often, too seldom and not at all', () => {
    const reported = new Map([
      ['planned', 2],
      ['ongoing', 3],
      ['completed', 1],
    ]);
    const counted = new Map([
      ['planned', 2],
      ['ongoing', 4],
      ['cancelled', 1],
    ]);
    expect(unlikeCounts(measures, reported, counted)).toEqual([
      'measures with status ongoing: 3 reported, 4 counted',
      'measures with status completed: 1 reported, 0 counted',
      'measures with status cancelled: 0 reported, 1 counted',
    ]);
  });
});
