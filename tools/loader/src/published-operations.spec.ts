import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { publishedOperationsToCommands, type MappedFile } from './mapping/published-operations.js';
import { rowsOfCommands, rowsOfFile } from '../test/rows.js';

const file = JSON.parse(
  readFileSync(new URL('../../../data/published-operations.json', import.meta.url), 'utf8'),
) as Record<string, unknown>[];

describe('publishedOperationsToCommands', () => {
  const mapped = publishedOperationsToCommands(file);

  it('maps every row of the shipped file', () => {
    expect(mapped.operations).toHaveLength(57);
    expect(mapped.operations.flatMap(({ results }) => results)).toHaveLength(559);
    expect(mapped.refused).toEqual([]);
  });

  it('leaves no field unread', () => {
    expect(mapped.unread).toEqual([]);
  });

  it('keeps everything: the rows can be written again from the commands', () => {
    const rows = rowsOfFile(file);
    expect(rows).toHaveLength(57 + 445);
    expect(rowsOfCommands(mapped.operations)).toEqual(rows);
  });

  it('finds a note wherever printed parts do not come to their whole', () => {
    const results = mapped.operations.flatMap((operation) => operation.results);
    const oddities = results.filter(({ id, body }) => {
      const parts = results.filter((part) => part.body.breakdownOf === id && part.body.place === body.place);
      const sum = parts.reduce((added, part) => added + part.body.value, 0);
      return body.partsComplete === true && sum !== body.value;
    });
    expect(oddities.map(({ body }) => body.value)).toEqual([566, 165_896, 194_995, 17]);
    for (const { body } of oddities) expect(body.notes).not.toEqual([]);
  });

  it('gives every record its own id, the same each time', () => {
    const ids = idsOf(mapped);
    expect(new Set(ids).size).toBe(57 + 559);
    expect(idsOf(publishedOperationsToCommands(file))).toEqual(ids);
  });
});

function idsOf({ operations }: MappedFile): string[] {
  return operations.flatMap(({ id, results }) => [id, ...results.map((result) => result.id)]);
}
