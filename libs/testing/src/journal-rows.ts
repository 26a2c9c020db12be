import { randomUUID } from 'node:crypto';
import type { JournalRow } from '@entente/messaging';
import { hashOfRow, uuidv7 } from '@entente/mongo';

export const THING = 'org.entente.test-thing';
export const THING_CHANGED_V1 = `${THING}.changed.v1`;

/** A pending row of a made-up aggregate; only what a test is about needs naming. */
export function pendingRow(overrides: Partial<JournalRow> = {}): JournalRow {
  const aggregateid = overrides.aggregateid ?? randomUUID();
  const row = {
    _id: uuidv7(),
    aggregatetype: THING,
    aggregateid,
    aggregateversion: 1,
    type: THING_CHANGED_V1,
    key: aggregateid,
    payload: { personsArrested: 3 },
    actor: { subject: 'tester', roles: ['operational-team'] },
    requestId: randomUUID(),
    recordedAt: new Date(),
    previousHash: null,
    ...overrides,
  };
  return { ...row, hash: hashOfRow(row), pending: true };
}

/** Versions 1 to `count` of one new aggregate. */
export function pendingVersions(count: number): JournalRow[] {
  const aggregateid = randomUUID();
  return Array.from({ length: count }, (_, index) =>
    pendingRow({ aggregateid, aggregateversion: index + 1 }),
  );
}
