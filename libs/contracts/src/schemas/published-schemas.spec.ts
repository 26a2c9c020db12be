import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { JsonSchema } from '@entente/schema';
import { EVENT_CONTRACTS } from '../event-catalogue.js';
import { breakingChanges } from './breaking-changes.js';
import { publishedSchemas } from './published-schemas.js';

const directory = join(import.meta.dirname, '..', '..', 'schemas');
const topicsFile = join(import.meta.dirname, '..', '..', '..', '..', 'deploy', 'kafka', 'topics.json');

describe('the published schemas', () => {
  it.each([...publishedSchemas()])('%s is the one that is committed', (file, schema) => {
    expect(JSON.parse(readFileSync(join(directory, file), 'utf8'))).toEqual(schema);
  });

  it('has no file that nothing is published for', () => {
    const committed = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    expect(committed.filter((file) => file.endsWith('.json')).sort()).toEqual(
      [...publishedSchemas().keys()].sort(),
    );
  });

  it('names each event after its aggregate, in the past tense, with its major', () => {
    for (const { type, aggregate } of EVENT_CONTRACTS) {
      expect(type.startsWith(`${aggregate}.`)).toBe(true);
      expect(type).toMatch(/^org\.entente\.[a-z-]+\.[a-z-]+\.v\d+$/);
    }
    expect(new Set(EVENT_CONTRACTS.map(({ type }) => type)).size).toBe(EVENT_CONTRACTS.length);
  });

  it('finds each of its topics, with a dead-letter twin, among those that are deployed', () => {
    const topics = JSON.parse(readFileSync(topicsFile, 'utf8')) as readonly { name: string }[];
    const names = topics.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(EVENT_CONTRACTS.map(({ topic }) => topic)));
    const read = names.filter((name) => !name.endsWith('.dead-letter'));
    expect(names).toEqual(expect.arrayContaining(read.map((topic) => `${topic}.dead-letter`)));
  });
});

describe('breakingChanges', () => {
  const released: JsonSchema = {
    $defs: { A: { type: 'object', properties: { value: { type: 'integer' } }, required: ['value'] } },
  };
  const changed = (properties: object, required: readonly string[] = ['value']): JsonSchema => ({
    $defs: { A: { type: 'object', properties: properties as JsonSchema, required } },
  });

  it('lets a contract gain an optional field', () => {
    expect(
      breakingChanges(released, changed({ value: { type: 'integer' }, note: { type: 'string' } })),
    ).toEqual([]);
  });

  it.each([
    ['a field that is gone', changed({}), '/$defs/A/properties/value is gone'],
    ['another type', changed({ value: { type: 'string' } }), '/$defs/A/properties/value/type changed'],
    [
      'a new required field',
      changed({ value: { type: 'integer' }, note: { type: 'string' } }, ['value', 'note']),
      '/$defs/A/required changed',
    ],
    [
      'a narrower bound',
      changed({ value: { type: 'integer', minimum: 1 } }),
      '/$defs/A/properties/value/minimum was added',
    ],
  ])('names %s', (_, current, expected) => {
    expect(breakingChanges(released, current)).toEqual([expected]);
  });
});
