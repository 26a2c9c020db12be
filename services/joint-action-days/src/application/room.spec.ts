import { describe, expect, it } from '@jest/globals';
import { withChanges, type CounterRow } from '@entente/counting';
import type { Actor } from '@entente/kernel';
import fc from 'fast-check';
import { actor, country, DAY_ID, day } from '../domain/builders.spec-support.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';
import { Room, type News, type Place, type Watcher } from './room.js';

const FR = actor('operational-team', { country: country('FR') });

const arrests = (confirmed: number, of = 'FR'): CounterRow => ({
  ...{ indicator: 'personsArrested', unit: 'persons', country: country(of) },
  ...{ confirmed, provisional: 0, precision: 'exact' },
});

/** Keeps what it is told, as a client would: it knows only what came over the line. */
class Client implements Watcher {
  isReady = true;
  ended = false;
  rows: readonly CounterRow[] = [];
  lastSeen: string | undefined;
  readonly kinds: News['kind'][] = [];
  place: Place | undefined;

  tell(news: News): void {
    this.kinds.push(news.kind);
    this.lastSeen = news.id;
    if (news.kind === 'counters') this.rows = news.rows;
    if (news.kind === 'changes') this.rows = withChanges(this.rows, news);
  }

  end(): void {
    this.ended = true;
  }

  enter(room: Room, as: Actor = FR): this {
    const open = (place: Place): this => {
      this.place = place;
      return this;
    };
    room.seat(as, this.lastSeen, open, () => undefined);
    return this;
  }
}

class Stage {
  rows: readonly CounterRow[] = [arrests(1)];
  day: JointActionDayState | undefined = day();
  looks = 0;
  failing = false;

  readonly room = new Room(DAY_ID, () => {
    this.looks += 1;
    if (this.failing) return Promise.reject(new Error('the database is away'));
    const { day: present, rows } = this;
    return Promise.resolve(present && { day: present, asOf: '2026-04-28T10:00:00.000Z', rows });
  });

  static async opened(): Promise<Stage> {
    const stage = new Stage();
    await stage.room.opened();
    return stage;
  }

  async change(rows: readonly CounterRow[]): Promise<void> {
    this.rows = rows;
    await this.room.refresh();
  }
}

describe('Room', () => {
  it('looks once for all who wait for it to open, and once for all who watch', async () => {
    const stage = new Stage();
    await Promise.all([stage.room.opened(), stage.room.opened(), stage.room.opened()]);
    expect(stage.looks).toBe(1);
    const clients = [new Client().enter(stage.room), new Client().enter(stage.room)];
    await stage.change([arrests(2)]);
    expect(stage.looks).toBe(2);
    for (const { kinds, rows } of clients) {
      expect(kinds).toEqual(['counters', 'changes']);
      expect(rows).toEqual([arrests(2)]);
    }
  });

  it('sends nothing where nothing is new', async () => {
    const { room } = await Stage.opened();
    const client = new Client().enter(room);
    await room.refresh();
    expect(client.kinds).toEqual(['counters']);
  });

  it('tells a slow watcher the newest state alone, once it takes more', async () => {
    const stage = await Stage.opened();
    const client = new Client().enter(stage.room);
    client.isReady = false;
    await stage.change([arrests(2)]);
    await stage.change([arrests(3), arrests(1, 'NL')]);
    expect(client.kinds).toEqual(['counters']);
    client.isReady = true;
    client.place!.catchUp();
    expect(client.kinds).toEqual(['counters', 'changes']);
    expect(client.rows).toEqual(stage.rows);
  });

  it('tells who comes back what has changed, all after too many states, nothing where nothing has', async () => {
    const stage = await Stage.opened();
    const present = new Client().enter(stage.room);
    const [older, longAway] = [awayLike(present), awayLike(present)];
    await stage.change([arrests(2)]);
    const same = awayLike(present);
    expect(same.enter(stage.room).kinds).toEqual(['unchanged']);
    expect(older.enter(stage.room).kinds).toEqual(['changes']);
    for (let more = 3; more < 100; more += 1) await stage.change([arrests(more)]);
    expect(longAway.enter(stage.room).kinds).toEqual(['counters']);
    for (const client of [same, older, longAway]) expect(client.rows).toEqual([arrests(99)]);
  });

  it('lets go whoever may no longer read the operation', async () => {
    const stage = await Stage.opened();
    const [own, lead] = [new Client(), new Client()];
    own.enter(stage.room);
    lead.enter(stage.room, actor('action-leader', { country: country('NL') }));
    stage.day = day({ participants: [{ country: country('NL') }] });
    await stage.room.refresh();
    expect([own.ended, lead.ended]).toEqual([true, false]);
    expect(() => new Client().enter(stage.room)).toThrow(`There is no joint action day ${DAY_ID}`);
  });

  it('keeps its watchers while looking fails', async () => {
    const stage = await Stage.opened();
    const client = new Client().enter(stage.room);
    stage.failing = true;
    await expect(stage.change([arrests(5)])).rejects.toThrow('away');
    expect(client.ended).toBe(false);
    stage.failing = false;
    await stage.room.refresh();
    expect(client.rows).toEqual([arrests(5)]);
  });

  it('opens at the next try where the first one failed', async () => {
    const stage = new Stage();
    stage.failing = true;
    await expect(stage.room.opened()).rejects.toThrow('away');
    stage.failing = false;
    await stage.room.opened();
    expect(new Client().enter(stage.room).rows).toEqual(stage.rows);
  });

  it('leaves every watcher with the present counters, whenever it was away or slow', async () => {
    const anyRowOf = (code: string) => fc.nat(2).map((value) => arrests(value, code));
    const anyRows = fc
      .uniqueArray(fc.constantFrom('BE', 'FR', 'NL'))
      .chain((codes) => fc.tuple(...codes.toSorted().map(anyRowOf)));
    const anyStep = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), rows: anyRows }),
      fc.record({
        kind: fc.constantFrom('leave' as const, 'slow' as const, 'ready' as const),
        who: fc.nat(2),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 20 }), async (steps) => {
        const stage = await Stage.opened();
        const clients = [0, 1, 2].map(() => new Client().enter(stage.room));
        for (const step of steps) {
          if (step.kind === 'change') await stage.change(step.rows);
          else act(clients[step.who]!, step.kind);
        }
        for (const client of clients) {
          if (!client.place) client.enter(stage.room);
          act(client, 'ready');
          expect(client.rows).toEqual(stage.rows);
        }
      }),
    );
  });
});

/** Somebody who had got as far as this one when its line broke. */
function awayLike({ lastSeen, rows }: Client): Client {
  return Object.assign(new Client(), { lastSeen, rows });
}

function act(client: Client, kind: 'leave' | 'slow' | 'ready'): void {
  if (kind === 'leave') {
    client.place?.leave();
    client.place = undefined;
    client.isReady = true;
    return;
  }
  client.isReady = kind === 'ready';
  if (client.isReady) client.place?.catchUp();
}
