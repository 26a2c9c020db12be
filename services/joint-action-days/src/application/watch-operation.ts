import { Clock, NotFound, type Actor } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { JointActionDays } from '../domain/joint-action-days.js';
import { OperationChanges } from '../domain/operation-changes.js';
import { operationCounters } from '../domain/operation-counters.js';
import { ReportedResults } from '../domain/reported-results.js';
import { LeftRooms } from './left-rooms.js';
import { readableDay } from './operation-of-result.js';
import { Room, type Looked, type Place, type Watcher } from './room.js';

export interface Watching {
  readonly actor: Actor;
  readonly id: string;
  /** The id of the last state that the watcher was told before its line broke. */
  readonly lastSeen?: string;
}

interface OpenRoom {
  readonly room: Room;
  readonly close: () => void;
  people: number;
}

/**
 * Lets people watch the counters of an operation. There is a room for as long as somebody is in it; what it knows is kept
 * a short while longer.
 */
@Injectable()
export class WatchOperation {
  private readonly rooms = new Map<string, OpenRoom>();
  private readonly left = new LeftRooms();

  constructor(
    private readonly days: JointActionDays,
    private readonly results: ReportedResults,
    private readonly changes: OperationChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when the watcher has been told for the first time; it goes on until it leaves or its room lets it go.
   * @throws NotFound for somebody else's operation, and whatever `open` throws
   */
  async execute({ actor, id, lastSeen }: Watching, open: (place: Place) => Watcher): Promise<void> {
    await readableDay(this.days, actor, id);
    const entered = this.enter(id);
    const { room } = entered;
    try {
      await room.opened();
      await seatedIn(room, () => room.seat(actor, lastSeen, open, () => this.leave(id, entered)));
    } catch (error) {
      this.leave(id, entered);
      throw error;
    }
  }

  private enter(id: string): OpenRoom {
    const open = this.rooms.get(id) ?? this.openRoom(id);
    open.people += 1;
    return open;
  }

  private leave(id: string, open: OpenRoom): void {
    open.people -= 1;
    if (open.people > 0) return;
    this.rooms.delete(id);
    open.close();
    open.room.rest();
    this.left.keep(id, open.room, this.nowMs());
  }

  private openRoom(id: string): OpenRoom {
    const room = this.left.take(id, this.nowMs()) ?? new Room(id, () => this.look(id));
    // Before the first look: of what comes between the two nothing is missed.
    const open = { room, close: this.changes.watch(id, () => room.refresh()), people: 0 };
    this.rooms.set(id, open);
    return open;
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }

  private async look(id: string): Promise<Looked | undefined> {
    const asOf = this.clock.now().toISOString();
    const day = (await this.days.find(id))?.aggregate.snapshot();
    return day && { day, asOf, rows: operationCounters(await this.results.ofOperation(id)) };
  }
}

/** What a room knows may be older than an invitation that came just now: before it refuses, it looks again. */
async function seatedIn(room: Room, seat: () => void): Promise<void> {
  try {
    seat();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await room.refresh();
    seat();
  }
}
