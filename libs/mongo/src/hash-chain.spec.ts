import { describe, expect, it } from '@jest/globals';
import type { JournalRow } from '@entente/messaging';
import { verifyChain } from './hash-chain.js';
import { journalRow } from './journal-entry.js';

function chain(length: number): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let version = 1; version <= length; version++) {
    const event = {
      type: 'org.entente.joint-action-day.revised.v1',
      aggregateType: 'org.entente.joint-action-day',
      aggregateId: 'a-day',
      key: 'a-day',
      payload: { version, at: new Date(0), left: undefined },
    };
    const place = {
      eventId: `event-${version}`,
      version,
      recordedAt: new Date(version),
      previousHash: rows.at(-1)?.hash ?? null,
    };
    rows.push(journalRow(event, { actor: { subject: 'x', roles: [] }, requestId: 'r' }, place));
  }
  return rows;
}

function changed(rows: readonly JournalRow[], at: number, changes: Partial<JournalRow>): JournalRow[] {
  return rows.map((row, index) => (index === at ? { ...row, ...changes } : row));
}

describe('verifyChain', () => {
  const rows = chain(4);

  it('holds for rows as they were written, sent or not', () => {
    const { pending: _pending, ...sent } = rows[1] ?? ({} as JournalRow);
    expect(verifyChain(rows)).toEqual({ intact: true });
    expect(verifyChain([rows[0], sent, ...rows.slice(2)] as JournalRow[])).toEqual({ intact: true });
    expect(verifyChain([])).toEqual({ intact: true });
  });

  it('holds for a later page', () => {
    expect(verifyChain(rows.slice(2))).toEqual({ intact: true });
  });

  it.each([
    ['a changed reason', changed(rows, 1, { reason: 'another' }), 2, 'row-changed'],
    ['a changed figure', changed(rows, 2, { payload: { version: 99 } }), 3, 'row-changed'],
    ['a removed row', [...rows.slice(0, 1), ...rows.slice(2)], 3, 'version-missing'],
    ['a rewritten beginning', [...rewritten(), ...rows.slice(1)], 2, 'not-linked'],
  ])('finds %s', (_what, judged, aggregateversion, why) => {
    expect(verifyChain(judged)).toMatchObject({ intact: false, brokenAt: { aggregateversion, why } });
  });
});

/** A first row whose own hash is right and that the second does not follow. */
function rewritten(): JournalRow[] {
  const event = {
    type: 't',
    aggregateType: 'a',
    aggregateId: 'a-day',
    key: 'a-day',
    payload: { version: 0 },
  };
  const place = { eventId: 'event-1', version: 1, recordedAt: new Date(1), previousHash: null };
  return [journalRow(event, { actor: { subject: 'x', roles: [] }, requestId: 'r' }, place)];
}
