import type { Room } from './room.js';

/** So long a room is kept after the last one has left: whose line broke is back by then. */
const KEPT_MS = 60_000;
/** At once. Of more, those that were left first go: who comes back to one is told all. */
const MOST_KEPT = 100;

interface LeftRoom {
  readonly room: Room;
  readonly untilMs: number;
}

/**
 * The rooms that nobody is in at present, so that a lone screen that comes back is told what it missed. What is too old
 * is forgotten when somebody comes or goes: there is no timer, and nothing is read for a room that nobody is in.
 */
export class LeftRooms {
  /** Those that were left first come first. */
  private readonly rooms = new Map<string, LeftRoom>();

  keep(id: string, room: Room, nowMs: number): void {
    this.rooms.set(id, { room, untilMs: nowMs + KEPT_MS });
    this.forget(nowMs);
  }

  /** Takes it out again, where it was left a short while ago. */
  take(id: string, nowMs: number): Room | undefined {
    this.forget(nowMs);
    const room = this.rooms.get(id)?.room;
    this.rooms.delete(id);
    return room;
  }

  private forget(nowMs: number): void {
    for (const [id, { untilMs }] of this.rooms) {
      if (nowMs < untilMs && this.rooms.size <= MOST_KEPT) return;
      this.rooms.delete(id);
    }
  }
}
