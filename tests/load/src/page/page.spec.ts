import { describe, expect, it } from '@jest/globals';
import { p99, throughput } from '../bench/entry.spec-support.js';
import { table } from '../bench/table.js';
import { withFigures } from './page.js';

describe('the page with its figures', () => {
  const page =
    '# Performance\n\n<!-- figures -->\n\nolder ones\n\n<!-- /figures -->\n\nwhat somebody wrote\n';

  it('has the new ones in place of the older, and keeps the rest', () => {
    expect(withFigures(page, [throughput, p99])).toBe(`# Performance

<!-- figures -->

Measured on 2026-11-23 on 2 cores, with MongoDB 8.0; Kafka 4.1.0. Medians of 7 rounds, with the smallest and the largest in brackets. The same as data: [performance.json](performance.json).

${table([throughput, p99])}

![The ratios of the table with their goals, on a logarithmic axis](performance.svg)

- \`commands\`: command: HTTP to commit; beside \`node:http\`

<!-- /figures -->

what somebody wrote
`);
  });

  it('comes out the same when it is made again', () => {
    const once = withFigures(page, [throughput]);
    expect(withFigures(once, [throughput])).toBe(once);
  });

  it('says of a quick run that it is for a look only', () => {
    expect(withFigures(page, [{ ...throughput, quick: true }])).toContain('for a look only');
  });

  it('has a place for them', () => {
    expect(() => withFigures('# Performance\n', [throughput])).toThrow('no place');
  });
});
