import { describe, expect, it } from '@jest/globals';
import { p99, throughput } from '../bench/entry.spec-support.js';
import { chart } from './chart.js';

describe('the chart of a run', () => {
  const drawn = chart([throughput, { ...p99, figure: 'p99 of 0 < n & more' }]);

  it('names a path once and each of its figures, as text', () => {
    const texts = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, said]) => said);
    expect(texts.filter((said) => said === 'commands')).toHaveLength(1);
    expect(texts).toEqual(
      expect.arrayContaining([
        'throughput',
        '0.882, goal ≥ 0.85',
        'p99 of 0 &lt; n &amp; more',
        '0.882, goal ≤ 0.5',
        '0.5',
        '2',
      ]),
    );
  });

  it('tells a goal that is met from one that is missed by more than its colour', () => {
    expect(drawn.match(/<circle class="met"/g)).toHaveLength(2); // one of them in the legend
    expect(drawn.match(/<circle class="missed"/g)).toHaveLength(2);
    expect(drawn).toContain('.missed { stroke: #bc4c00; stroke-width: 2; fill: #ffffff }');
  });

  it('only states a figure without a goal', () => {
    const stated = chart([throughput, { ...throughput, figure: 'two', goal: null, met: null }]);
    expect(stated.match(/<circle class="stated"/g)).toHaveLength(1);
    expect(stated).toContain('>0.882<');
    expect(stated).toContain('1 of 1 goals are met.</desc>');
  });

  it('says what it is to those who do not see it', () => {
    expect(drawn).toContain('<title id="title">Entente beside bare peers that do the same work</title>');
    expect(drawn).toContain('1 of 2 goals are met.</desc>');
  });
});
