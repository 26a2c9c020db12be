import { describe, expect, it } from '@jest/globals';
import { Clock, type Found } from '@entente/kernel';
import { actor, country, DAY_ID, day, result } from '../domain/builders.spec-support.js';
import { JointActionDay } from '../domain/joint-action-day.js';
import type { JointActionDays } from '../domain/joint-action-days.js';
import { OperationChanges } from '../domain/operation-changes.js';
import type { ReportedResults } from '../domain/reported-results.js';
import type { News, Place, Watcher } from './room.js';
import { WatchOperation } from './watch-operation.js';

const FR = actor('operational-team', { country: country('FR') });
const WATCHING = { actor: FR, id: DAY_ID };

/** Says what is watched, and that it changed. */
class Changes extends OperationChanges {
  readonly watched = new Map<string, () => Promise<void>>();

  watch(operationId: string, changed: () => Promise<void>): () => void {
    this.watched.set(operationId, changed);
    return () => void this.watched.delete(operationId);
  }
}

class SetClock extends Clock {
  at = Date.parse('2026-04-28T10:00:00.000Z');

  override now(): Date {
    return new Date(this.at);
  }
}

class Stage {
  readonly changes = new Changes();
  readonly clock = new SetClock();
  value = 3;
  day = day();
  reads = 0;
  failing = false;

  private readonly days = {
    find: (id: string): Promise<Found<JointActionDay> | null> =>
      Promise.resolve(id === DAY_ID ? { aggregate: JointActionDay.restore(this.day), version: 1 } : null),
  } as unknown as JointActionDays;

  private readonly results = {
    ofOperation: () => {
      this.reads += 1;
      if (this.failing) return Promise.reject(new Error('the database is away'));
      return Promise.resolve([{ ...result({ value: this.value }), version: 1 }]);
    },
  } as unknown as ReportedResults;

  readonly watching = new WatchOperation(this.days, this.results, this.changes, this.clock);
}

/** Keeps what it is told. */
class Client {
  readonly news: News[] = [];
  private place: Place | undefined;

  readonly open = (place: Place): Watcher => {
    this.place = place;
    return { isReady: true, tell: (each) => void this.news.push(each), end: place.leave };
  };

  leave(): void {
    this.place?.leave();
  }
}

describe('WatchOperation.execute', () => {
  it('reads the results once for all who come at once, and watches until the last has left', async () => {
    const stage = new Stage();
    const { watching, changes } = stage;
    const clients = [new Client(), new Client(), new Client()];
    await Promise.all(clients.map(({ open }) => watching.execute(WATCHING, open)));
    expect([...changes.watched.keys()]).toEqual([DAY_ID]);
    expect(stage.reads).toBe(1);
    for (const { news } of clients)
      expect(news).toMatchObject([{ kind: 'counters', rows: [{ provisional: 3 }] }]);

    const [first, ...others] = clients;
    first!.leave();
    first!.leave();
    expect(changes.watched.size).toBe(1);
    for (const other of others) other.leave();
    expect(changes.watched.size).toBe(0);
  });

  it('tells what changes', async () => {
    const stage = new Stage();
    const { news, open } = new Client();
    await stage.watching.execute(WATCHING, open);
    stage.value = 4;
    await stage.changes.watched.get(DAY_ID)!();
    expect(stage.reads).toBe(2);
    expect(news.at(-1)).toMatchObject({ kind: 'changes', rows: [{ provisional: 4 }], gone: [] });
  });

  describe('for a lone watcher that comes back', () => {
    const SECONDS = 1_000;

    /** It has left, and a result was logged meanwhile. */
    async function left(value = 4): Promise<{ readonly stage: Stage; readonly lastSeen: string }> {
      const stage = new Stage();
      const client = new Client();
      await stage.watching.execute(WATCHING, client.open);
      client.leave();
      stage.value = value;
      return { stage, lastSeen: client.news[0]!.id };
    }

    it('has kept what it was told, and reads nothing until then', async () => {
      const { stage, lastSeen } = await left();
      expect([stage.reads, stage.changes.watched.size]).toEqual([1, 0]);
      stage.clock.at += 59 * SECONDS;
      const back = [new Client(), new Client()];
      await Promise.all(back.map(({ open }) => stage.watching.execute({ ...WATCHING, lastSeen }, open)));
      for (const { news } of back) {
        expect(news).toMatchObject([{ kind: 'changes', rows: [{ provisional: 4 }], gone: [] }]);
      }
      expect([stage.reads, stage.changes.watched.size]).toEqual([2, 1]);
    });

    it('tells all after a minute', async () => {
      const { stage, lastSeen } = await left();
      stage.clock.at += 60 * SECONDS;
      const back = new Client();
      await stage.watching.execute({ ...WATCHING, lastSeen }, back.open);
      expect(back.news).toMatchObject([{ kind: 'counters', rows: [{ provisional: 4 }] }]);
    });

    it('names the same counters alike in a new room', async () => {
      const { stage, lastSeen } = await left(3);
      stage.clock.at += 60 * SECONDS;
      const back = new Client();
      await stage.watching.execute({ ...WATCHING, lastSeen }, back.open);
      expect(back.news).toMatchObject([{ kind: 'unchanged', id: lastSeen }]);
    });

    it('has kept it also where looking failed at first', async () => {
      const { stage, lastSeen } = await left();
      const back = new Client();
      stage.failing = true;
      const coming = () => stage.watching.execute({ ...WATCHING, lastSeen }, back.open);
      await expect(coming()).rejects.toThrow('away');
      stage.failing = false;
      await coming();
      expect(back.news).toMatchObject([{ kind: 'changes', rows: [{ provisional: 4 }] }]);
    });
  });

  it('seats who was invited since the room looked', async () => {
    const stage = new Stage();
    const [first, guest] = [new Client(), new Client()];
    await stage.watching.execute(WATCHING, first.open);
    stage.day = day({ participants: [...stage.day.participants, { country: country('BE') }] });
    const BE = actor('operational-team', { country: country('BE') });
    await stage.watching.execute({ actor: BE, id: DAY_ID }, guest.open);
    expect(guest.news).toMatchObject([{ kind: 'counters' }]);
    expect(stage.reads).toBe(2);
  });

  it('leaves nothing behind where it refuses', async () => {
    const stage = new Stage();
    const { open } = new Client();
    const { watching, changes } = stage;
    await expect(watching.execute({ ...WATCHING, id: 'another' }, open)).rejects.toThrow('There is no');
    const refusing = () => {
      throw new Error('too many');
    };
    await expect(watching.execute(WATCHING, refusing)).rejects.toThrow('too many');
    stage.failing = true;
    await expect(watching.execute(WATCHING, open)).rejects.toThrow('away');
    expect(changes.watched.size).toBe(0);
    stage.failing = false;
    await watching.execute(WATCHING, open);
    expect(changes.watched.size).toBe(1);
  });
});
