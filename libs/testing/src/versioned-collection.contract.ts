import { bodyHashOf } from '@entente/schema';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlreadyExists } from '@entente/kernel';
import type { CommandRecord } from '@entente/messaging';
import { EventTooLarge, repetitionOf, UniqueViolation, VersionConflict, verifyChain } from '@entente/mongo';
import type { Journal, StoredEvent, VersionedCollection } from '@entente/mongo';
import { THING, THING_CHANGED_V1 } from './journal-rows.js';

/** `label` is kept apart by a unique index. */
export interface Thing {
  readonly label: string;
  readonly personsArrested: number;
  readonly note?: string | undefined;
}

export interface VersionedFixture {
  /** Another instance over the same collection, as in another process. */
  things(onCommitted?: () => void): VersionedCollection<Thing>;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** What a store of aggregates must hold, races included. */
export function describeVersionedCollection(name: string, make: () => Promise<VersionedFixture>): void {
  describe(`VersionedCollection on ${name}`, () => {
    let fixture: VersionedFixture;
    beforeAll(async () => {
      fixture = await make();
    });
    afterAll(() => fixture.close());

    const rowsOf = (id: string) => fixture.journal.of(id, { limit: 100 });
    const save = (
      store: VersionedCollection<Thing>,
      id: string,
      expected: number,
      thing: Partial<Thing> = {},
    ) => {
      const state = { label: id, personsArrested: expected, ...thing };
      return store.save(id, state, expected, () => eventOf(id, state), commandWith(state));
    };

    it('stores a state and its event together', async () => {
      const id = randomUUID();
      const before = new Date();
      expect(await save(fixture.things(), id, 0, { personsArrested: 51, note: undefined })).toBe(1);

      expect(await fixture.things().find(id)).toEqual({
        state: { label: id, personsArrested: 51 },
        version: 1,
      });
      const [row, ...others] = await rowsOf(id);
      expect(others).toEqual([]);
      expect(row).toMatchObject({
        aggregatetype: THING,
        aggregateid: id,
        aggregateversion: 1,
        type: THING_CHANGED_V1,
        key: id,
        payload: { label: id, personsArrested: 51 },
        actor: { subject: 'tester', roles: ['operational-team'], country: 'NL' },
        requestId: 'a-request',
        reason: 'the day is over',
        previousHash: null,
        pending: true,
      });
      expect(row?.recordedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
    });

    it('answers null for an id that nobody made', async () => {
      expect(await fixture.things().find(randomUUID())).toBeNull();
    });

    it('chains the versions of one aggregate', async () => {
      const id = randomUUID();
      const store = fixture.things();
      for (const version of [0, 1, 2]) await save(store, id, version, { note: '\ud800 ä' });
      await save(fixture.things(), id, 3);

      const rows = await rowsOf(id);
      expect(rows.map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
      expect(verifyChain(rows)).toEqual({ intact: true });
      expect(await fixture.journal.of(id, { limit: 2, after: 1 })).toEqual(rows.slice(1, 3));
    });

    it('refuses a stale version and leaves no row', async () => {
      const id = randomUUID();
      const store = fixture.things();
      await save(store, id, 0);
      await save(store, id, 1);

      await expect(save(store, id, 1)).rejects.toThrow(VersionConflict);
      await expect(save(store, id, 7)).rejects.toThrow(VersionConflict);
      expect(await rowsOf(id)).toHaveLength(2);
    });

    it('refuses a version that another process made since', async () => {
      const id = randomUUID();
      const [one, other] = [fixture.things(), fixture.things()];
      await save(one, id, 0);
      await other.find(id);
      await save(one, id, 1);

      await expect(save(other, id, 1)).rejects.toThrow(VersionConflict);
      await save(other, id, 2);
      expect(verifyChain(await rowsOf(id))).toEqual({ intact: true });
    });

    it('refuses to create twice', async () => {
      const id = randomUUID();
      await save(fixture.things(), id, 0);

      await expect(save(fixture.things(), id, 0)).rejects.toThrow(AlreadyExists);
      expect(await rowsOf(id)).toHaveLength(1);
    });

    it('names the unique index that a state runs into', async () => {
      const label = randomUUID();
      await save(fixture.things(), randomUUID(), 0, { label });

      const id = randomUUID();
      const refusal = await save(fixture.things(), id, 0, { label }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UniqueViolation);
      expect(refusal).toMatchObject({ index: 'label_1' });
      expect(await rowsOf(id)).toEqual([]);
      expect(await fixture.things().find(id)).toBeNull();
    });

    it('lets one of several overlapping saves win', async () => {
      const id = randomUUID();
      await save(fixture.things(), id, 0);
      const store = fixture.things();

      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => save(index % 2 ? store : fixture.things(), id, 1)),
      );
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
      );
      expect(refusals).toHaveLength(7);
      for (const refusal of refusals) expect(refusal).toBeInstanceOf(VersionConflict);
      const rows = await rowsOf(id);
      expect(rows).toHaveLength(2);
      expect(verifyChain(rows)).toEqual({ intact: true });
    });

    it('lets one of several overlapping creations win', async () => {
      const id = randomUUID();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 6 }, () => save(fixture.things(), id, 0)),
      );

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AlreadyExists);
      }
      expect(await rowsOf(id)).toHaveLength(1);
    });

    it('refuses an event of more than 256 KB and stores nothing', async () => {
      const id = randomUUID();
      await expect(save(fixture.things(), id, 0, { note: 'x'.repeat(262_144) })).rejects.toThrow(
        EventTooLarge,
      );

      expect(await fixture.things().find(id)).toBeNull();
      expect(await rowsOf(id)).toEqual([]);
    });

    it('reports commits and nothing else', async () => {
      let commits = 0;
      const store = fixture.things(() => (commits += 1));
      const id = randomUUID();
      await save(store, id, 0);
      await save(store, id, 1);
      await save(store, id, 1).catch(() => undefined);

      expect(commits).toBe(2);
    });

    it('recognises the repetition of a body', async () => {
      const id = randomUUID();
      const store = fixture.things();
      const thing = { type: THING, id };
      const [first, second] = [0, 1].map((personsArrested) => bodyHashOf({ personsArrested, label: id }));
      await save(store, id, 0);
      await save(store, id, 1);

      expect(await repetitionOf(fixture.journal, thing, undefined, first ?? '')).toBe(true);
      expect(await repetitionOf(fixture.journal, thing, undefined, second ?? '')).toBe(false);
      expect(await repetitionOf(fixture.journal, thing, 1, second ?? '')).toBe(true);
      expect(await repetitionOf(fixture.journal, thing, 2, second ?? '')).toBe(false);
      expect(await fixture.journal.rowMadeWith(thing, 'tester', `key of ${id}`)).toMatchObject({
        version: 1,
        bodyHash: first,
      });
    });
  });
}

function eventOf(id: string, payload: Thing): StoredEvent {
  return { type: THING_CHANGED_V1, aggregateType: THING, aggregateId: id, key: id, payload };
}

function commandWith(body: Thing): CommandRecord {
  return {
    actor: { subject: 'tester', roles: ['operational-team'], country: 'NL' },
    requestId: 'a-request',
    reason: 'the day is over',
    bodyHash: bodyHashOf(body),
    idempotencyKey: `key of ${body.label}`,
  };
}
