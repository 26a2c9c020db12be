import { describe, expect, it } from '@jest/globals';
import type { Finding } from '@entente/counting';
import { closedFindings } from './findings.js';

const finding = (detail: string): Finding => ({
  ...{ check: 'part-above-whole', indicator: 'personsArrested', unit: 'persons', detail },
  results: [
    { id: 'fr', version: 1 },
    { id: 'nl', version: 2 },
  ],
});
const many = (count: number, detail: string) => Array.from({ length: count }, () => finding(detail));
const bytesOf = (kept: unknown) => new TextEncoder().encode(JSON.stringify(kept)).length;

describe('closedFindings', () => {
  it('keeps what was found, and about how many results it was', () => {
    expect(closedFindings([finding('12 of 11')])).toEqual({
      findings: [
        {
          ...{ check: 'part-above-whole', indicator: 'personsArrested', unit: 'persons' },
          ...{ detail: '12 of 11', results: 2 },
        },
      ],
    });
    expect(closedFindings([])).toEqual({ findings: [] });
  });

  it('says how many it left out', () => {
    const { findings, moreFindings } = closedFindings(many(130, '12 of 11'));
    expect([findings.length, moreFindings]).toEqual([100, 30]);
  });

  it.each(['x', 'é', '犯'])('leaves room for the figures, however long a %s is', (letter) => {
    const { findings, moreFindings = 0 } = closedFindings(many(100, letter.repeat(600)));
    expect(bytesOf(findings)).toBeLessThan(34_000);
    expect(findings.length).toBeGreaterThan(10);
    expect(findings.length + moreFindings).toBe(100);
  });
});
