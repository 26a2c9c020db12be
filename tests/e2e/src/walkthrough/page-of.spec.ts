import { describe, expect, it } from '@jest/globals';
import type { Entry, Exchange } from './exchange.js';
import { pageOf } from './page-of.js';

const opening = { title: 'A day', words: ['What happened.'], names: { 'id-1': 'the day' } };
const TOP = '# A day\n\nWhat happened.\n\n| id | what |\n| --- | --- |\n| `id-1` | the day |\n';

const exchange: Exchange = {
  ...{ who: 'The lead', method: 'POST', path: '/v1/days/id-1/start', ifMatch: 1 },
  ...{ status: 204, version: 2 },
};
const page = (...entries: readonly Entry[]) => pageOf(opening, [{ heading: 'Start', entries }]);

describe('pageOf', () => {
  it('names the fixed ids before the first chapter', () => {
    expect(pageOf(opening, [])).toBe(TOP);
  });

  it('shows a call and the version that it made', () => {
    expect(page({ kind: 'words', words: 'It begins.' }, { kind: 'exchange', exchange })).toBe(
      `${TOP}\n## Start\n\nIt begins.\n\n**The lead:**\n\n\`\`\`http\nPOST /v1/days/id-1/start\n` +
        'If-Match: "1"\n```\n\nAnswer: `204`, `ETag: "2"`.\n',
    );
  });

  it('shows bodies, and says what of an answer it leaves out', () => {
    const { ifMatch: _ifMatch, ...same } = exchange;
    const read = {
      ...{ ...same, status: 200, version: 0, body: { a: 1 }, answer: { items: [{ key: 'k', more: 2 }] } },
      shown: { fields: ['items.key'], only: { list: 'items', field: 'key', is: ['k', 'l'] } },
    };
    const text = page({ kind: 'exchange', exchange: read });
    expect(text).toContain('POST /v1/days/id-1/start\n\n{ "a": 1 }\n```');
    expect(text).toContain(
      'Answer: `200`; of it those of `items` whose `key` is k or l, and of these `items.key`:\n\n' +
        '```json\n{ "items": [ { "key": "k" } ] }\n```',
    );
  });

  it('shows what a stream told', () => {
    const told = { who: 'The centre', event: 'changes', data: { rows: [] } };
    expect(page({ kind: 'told', told })).toContain(
      '**The centre** is told `changes`:\n\n```json\n{ "rows": [] }\n```\n',
    );
  });
});
