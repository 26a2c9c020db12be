import { describe, expect, it } from '@jest/globals';
import type { Command } from '../load/load-journal.js';
import type { Given } from './accepted.js';
import { promisedHash } from './hash.js';
import { brokenRecords, unlikeCommands } from './records.js';
import type { Stored, StoredRow } from './stored.js';

function row(version: number, previousHash: string | null): StoredRow {
  const unhashed = {
    _id: `event ${version}`,
    aggregatetype: 'org.entente.joint-action-day',
    aggregateid: 'a',
    aggregateversion: version,
    key: 'a',
    recordedAt: new Date(Date.UTC(2026, 3, 27, 10, version)),
    payload: { jointActionDay: { id: 'a', status: 'planned' } },
    previousHash,
  };
  return { ...unhashed, hash: promisedHash(unhashed) };
}

function chain(): [StoredRow, StoredRow] {
  const first = row(1, null);
  return [first, row(2, first.hash)];
}

const stored = (rows: readonly StoredRow[], version = rows.length): Stored => ({
  rows,
  records: [{ _id: 'a', version, status: 'planned', lastHash: rows.at(-1)?.hash ?? '' }],
  facts: [],
});

function given(expectedVersion: number, status: number | undefined): Given {
  const command: Command = {
    ...{ id: `c${expectedVersion}`, kind: 'plan', operation: 'a', aggregate: 'a' },
    ...{ method: 'PUT', path: '/', expectedVersion },
  };
  const answer = status === undefined ? undefined : { status };
  return { command, attempts: [{ sentAt: 0, endedAt: 1, why: undefined, answer }] };
}

describe('brokenRecords', () => {
  it('finds nothing in a whole chain with its record', () => {
    expect(brokenRecords(stored(chain()))).toEqual([]);
  });

  it('finds a row that was changed', () => {
    const [first, second] = chain();
    const changed = { ...first, payload: { jointActionDay: { status: 'closed' } } };
    expect(brokenRecords(stored([changed, second]))).toEqual(['a/1: its hash is not that of the row']);
  });

  it('finds a row that is missing, a record behind its journal, and a record without one', () => {
    const [, second] = chain();
    expect(brokenRecords(stored([second], 2))).toEqual(['a: version 2 stands at place 1']);
    expect(brokenRecords(stored(chain(), 1))).toEqual(["a: version 1 is stored, 2 is the journal's last"]);
    expect(brokenRecords(stored([], 1))).toEqual(['a: stored without a journal row']);
  });
});

describe('unlikeCommands', () => {
  const [first] = chain();

  it('misses what was accepted and is not there', () => {
    expect(unlikeCommands([given(0, 201), given(1, 200)], stored([first]))).toEqual([
      'a/2: accepted (plan) and not in the journal',
    ]);
  });

  it('takes a command without an answer as it finds it', () => {
    expect(unlikeCommands([given(0, 201), given(1, undefined)], stored([first]))).toEqual([]);
    expect(unlikeCommands([given(0, 201), given(1, undefined)], stored(chain()))).toEqual([]);
  });

  it('finds the trace of a refused command', () => {
    expect(unlikeCommands([given(0, 201), given(1, 409)], stored(chain()))).toEqual([
      'a/2: in the journal, and no command that could have made it',
    ]);
  });

  it('finds a version that two commands were told of', () => {
    expect(unlikeCommands([given(0, 201), given(0, 201)], stored([first]))).toHaveLength(1);
  });
});
