import {
  changesBetween,
  fingerprintOf,
  sharingRows,
  type CounterChanges,
  type CounterRow,
} from '@entente/counting';
import { NotFound, type Actor } from '@entente/kernel';
import { covers, mustBeReadable, readableDays } from '../domain/authority.js';
import type { JointActionDayState } from '../domain/joint-action-day.js';

/** Of the last so many states a watcher who comes back is told what has changed since; of older ones, all. */
const MOST_KNOWN_STATES = 64;

/** The counters as they stood at an instant. `id` is the same wherever and whenever the rows are. */
export interface CountersState {
  readonly id: string;
  readonly asOf: string;
  readonly rows: readonly CounterRow[];
}

/** What a watcher is told: all, what has changed since it was last told, or that nothing has. */
export type News = { readonly id: string; readonly asOf: string } & (
  | { readonly kind: 'counters'; readonly rows: readonly CounterRow[] }
  | ({ readonly kind: 'changes' } & CounterChanges)
  | { readonly kind: 'unchanged' }
);

/** Somebody who watches, at the other end of a line. */
export interface Watcher {
  /** Whether it has taken what it was told before; one that has not is told the newest once it has. */
  readonly isReady: boolean;
  tell(news: News): void;
  end(): void;
}

/** A watcher's place in a room: it says when it takes more again, and when it has gone. */
export interface Place {
  readonly catchUp: () => void;
  readonly leave: () => void;
}

export interface Looked {
  readonly day: JointActionDayState;
  readonly asOf: string;
  readonly rows: readonly CounterRow[];
}

interface Seat {
  readonly actor: Actor;
  readonly watcher: Watcher;
  told: CountersState | undefined;
}

/**
 * One operation and all who watch it in this process: its counters are made once for everybody. Of a watcher it keeps
 * the state that it was last told, which most of them share, and no queue.
 */
export class Room {
  private readonly seats = new Set<Seat>();
  private states: readonly CountersState[] = [];
  private day: JointActionDayState | undefined;
  private opening: Promise<void> | undefined;
  private turn: Promise<void> = Promise.resolve();

  /** `look` answers undefined for an operation that is not there. */
  constructor(
    private readonly id: string,
    private readonly look: () => Promise<Looked | undefined>,
  ) {}

  /** Resolves once the counters were made for the first time, or after a rest, however many wait for it. */
  async opened(): Promise<void> {
    this.opening ??= this.refresh();
    try {
      await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
  }

  /** Nothing tells it of changes from now on: whoever comes next waits until it has looked again. */
  rest(): void {
    this.opening = undefined;
  }

  /** Makes the counters again and tells everybody what is new. One after the other: an older look never wins. */
  refresh(): Promise<void> {
    const next = this.turn.then(() => this.lookAgain());
    this.turn = next.catch(() => undefined);
    return next;
  }

  /**
   * Tells a new watcher all, or what has changed since it was last here. `open` is called when nothing can be refused
   * any more.
   * @throws NotFound where the operation is somebody else's by now
   */
  seat(actor: Actor, lastSeen: string | undefined, open: (place: Place) => Watcher, left: () => void): void {
    const present = this.states.at(-1);
    if (!this.day || !present) throw new NotFound('joint action day', this.id);
    mustBeReadable(actor, this.day);
    const place = {
      catchUp: () => this.tell(seat),
      leave: () => {
        if (this.seats.delete(seat)) left();
      },
    };
    const seat: Seat = { actor, watcher: open(place), told: this.states.find(({ id }) => id === lastSeen) };
    this.seats.add(seat);
    if (seat.told?.id === present.id)
      seat.watcher.tell({ kind: 'unchanged', id: present.id, asOf: present.asOf });
    this.tell(seat);
  }

  private async lookAgain(): Promise<void> {
    const looked = await this.look();
    this.day = looked?.day;
    if (looked) this.become(looked);
    for (const seat of this.seats) {
      if (looked && covers(readableDays(seat.actor), looked.day)) this.tell(seat);
      else seat.watcher.end();
    }
  }

  private become({ asOf, rows }: Looked): void {
    const last = this.states.at(-1);
    const state = { id: fingerprintOf(rows), asOf, rows: last ? sharingRows(last.rows, rows) : rows };
    // The counters may come back to what they were: then that state is the newest one again.
    const others = this.states.filter(({ id }) => id !== state.id);
    this.states = [...others, state].slice(-MOST_KNOWN_STATES);
  }

  private tell(seat: Seat): void {
    const present = this.states.at(-1);
    const { told, watcher } = seat;
    if (!present || told?.id === present.id || !watcher.isReady) return;
    const { id, asOf, rows } = present;
    watcher.tell(
      told
        ? { kind: 'changes', id, asOf, ...changesBetween(told.rows, rows) }
        : { kind: 'counters', id, asOf, rows },
    );
    seat.told = present;
  }
}
