import type {
  Aggregate,
  Aggregates,
  Command,
  DomainEvent,
  Found,
  Page,
  PageRequest,
  VersionedState,
} from '@entente/kernel';
import type { CommandRecord } from '@entente/messaging';
import { cursorOf, encodeCursor, IsId, IsText } from '@entente/schema';
import type { Connection, mongo } from 'mongoose';
import { AggregatesTogether, type CollectedChange } from './aggregates-together.js';
import { repetitionOf, versionMadeBefore, type Journal, type MadeByWhom } from './journal.js';
import type { StoredEvent } from './stored-event.js';
import { VersionedCollection, type StoredState, type VersionsOf } from './versioned-collection.js';

/** How one type of aggregate is kept. `Filed` is derived from the state, for filters and orders, and never read back. */
export interface AggregatePlan<Stored, State, Event, Filed> {
  readonly collection: string;
  /** As events name it: `org.entente.measure`. */
  readonly type: string;
  readonly restore: (state: State) => Stored;
  readonly toEvent: (state: State, event: Event) => StoredEvent;
  readonly file: (state: State) => Filed;
}

/** What lists are ordered by where they show the latest first; unknown dates, as '', come last. */
export interface FiledByDate {
  readonly latestFirst: string;
}

/** The order of those lists, and the key of the index that serves it. */
export const LATEST_FIRST = { 'filed.latestFirst': -1, _id: 1 } as const;

type Kept<State, Filed> = Omit<State, 'id'> & { readonly filed: Filed };
type Document<State, Filed> = StoredState<Kept<State, Filed>>;

class PositionById {
  @IsId() id!: string;
}

class PositionByDate {
  @IsText({ max: 20, min: 0 }) latestFirst!: string;
  @IsId() id!: string;
}

const readPositionById = cursorOf(PositionById);
const readPositionByDate = cursorOf(PositionByDate);

/** The aggregates of one type in a service's database; a service adds its own lists. */
export abstract class MongoAggregates<
  Stored extends Aggregate<State>,
  State extends { readonly id: string },
  Event extends DomainEvent,
  Filed extends object,
> implements Aggregates<Stored, Event> {
  private readonly kept: VersionedCollection<Kept<State, Filed>>;

  constructor(
    connection: Connection,
    private readonly journal: Journal,
    private readonly plan: AggregatePlan<Stored, State, Event, Filed>,
    onCommitted: () => void,
  ) {
    this.kept = new VersionedCollection(connection, {
      collection: plan.collection,
      aggregateType: plan.type,
      transactionTimeoutMs: journal.transactionTimeoutMs,
      onCommitted,
    });
  }

  async find(id: string): Promise<Found<Stored> | null> {
    const found = await this.kept.find(id);
    return found && { aggregate: this.plan.restore(stateOf(id, found.state)), version: found.version };
  }

  /** Throws what `VersionedCollection.save` does. */
  save(aggregate: Stored, event: Event, expectedVersion: number, command: Command): Promise<number> {
    const snapshot = aggregate.snapshot();
    const { id, ...state } = snapshot;
    return this.kept.save(
      id,
      { ...state, filed: this.plan.file(snapshot) },
      expectedVersion,
      () => this.plan.toEvent(snapshot, event),
      withReason(command, event),
    );
  }

  /** Those with these ids, read at once, for commands that are stored at once. */
  async together(ids: readonly string[]): Promise<AggregatesTogether<Stored, State, Event>> {
    const { type, restore } = this.plan;
    // Before what made their versions: of a version that comes between, the state is not read yet.
    const found = await this.documents.find<Document<State, Filed>>(withIds(ids)).toArray();
    const made = await this.journal.madeOf(type, ids);
    const byId = new Map(found.map((document) => [document._id, document]));
    const known = new Map(
      ids.map((id) => {
        const document = byId.get(id);
        const state = document && this.versionedState(document);
        const stored = state && { aggregate: restore(state), version: state.version };
        const madeOf = (made.get(id) ?? []).filter(({ version }) => version <= (state?.version ?? 0));
        return [id, { found: stored ?? null, made: madeOf }] as const;
      }),
    );
    const store = (changes: readonly CollectedChange<State, Event>[]): Promise<void> =>
      this.kept.saveAll(
        changes.map((change) => this.versionsOf(change, byId.get(change.id)?.lastHash ?? null)),
      );
    return new AggregatesTogether<Stored, State, Event>(type, known, restore, store, this);
  }

  /** Whose command made this version, and under which key; undefined where there is no such version. */
  async makerOf(id: string, version: number): Promise<MadeByWhom | undefined> {
    const made = (await this.journal.madeOf(this.plan.type, [id])).get(id);
    return made?.find((one) => one.version === version);
  }

  isRepetition(id: string, expectedVersion: number, bodyHash: string): Promise<boolean> {
    return repetitionOf(this.journal, { type: this.plan.type, id }, expectedVersion, bodyHash);
  }

  versionMadeBefore(id: string, command: Command): Promise<number | undefined> {
    return versionMadeBefore(this.journal, { type: this.plan.type, id }, command);
  }

  /** In the order of their ids. */
  protected async listById(
    filter: object,
    { limit, cursor }: PageRequest,
  ): Promise<Page<VersionedState<State>>> {
    const after = cursor === undefined ? {} : { _id: { $gt: readPositionById(cursor).id } };
    const found = await this.documents
      .find<Document<State, Filed>>({ $and: [filter, after] })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    return this.page(found, limit, ({ _id }) => encodeCursor({ id: _id }));
  }

  /** Of aggregates that are `FiledByDate`, the latest first. */
  protected async listLatestFirst(
    filter: object,
    { limit, cursor }: PageRequest,
  ): Promise<Page<VersionedState<State>>> {
    const after = cursor === undefined ? {} : isAfter(readPositionByDate(cursor));
    const found = await this.documents
      .find<Document<State, Filed>>({ $and: [filter, after] })
      .sort(LATEST_FIRST)
      .limit(limit + 1)
      .toArray();
    return this.page(found, limit, ({ _id, filed }) =>
      encodeCursor({ latestFirst: (filed as Filed & FiledByDate).latestFirst, id: _id }),
    );
  }

  /** Every one that the filter takes, in the order of their ids; for what belongs to one record. */
  protected async every(filter: object): Promise<readonly VersionedState<State>[]> {
    const found = await this.documents.find<Document<State, Filed>>(filter).sort({ _id: 1 }).toArray();
    return found.map((document) => this.versionedState(document));
  }

  private versionsOf(
    { id, after, steps }: CollectedChange<State, Event>,
    lastHash: string | null,
  ): VersionsOf<Kept<State, Filed>> {
    const versions = steps.map(({ state: snapshot, event, command }) => {
      const { id: _id, ...state } = snapshot;
      return {
        state: { ...state, filed: this.plan.file(snapshot) },
        event: () => this.plan.toEvent(snapshot, event),
        command: withReason(command, event),
      };
    });
    return { id, after, lastHash, versions };
  }

  private get documents(): mongo.Collection<Document<State, Filed>> {
    return this.kept.collection;
  }

  private page(
    found: readonly Document<State, Filed>[],
    limit: number,
    cursorAfter: (document: Document<State, Filed>) => string,
  ): Page<VersionedState<State>> {
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((document) => this.versionedState(document)),
      ...(last && { next: cursorAfter(last) }),
    };
  }

  private versionedState(document: Document<State, Filed>): VersionedState<State> {
    const { state, version } = this.kept.versioned(document);
    return { ...stateOf<State, Filed>(document._id, state), version };
  }
}

function stateOf<State, Filed>(id: string, { filed: _filed, ...state }: Kept<State, Filed>): State {
  return { id, ...state } as unknown as State;
}

function isAfter({ latestFirst, id }: PositionByDate): object {
  return {
    $or: [
      { 'filed.latestFirst': { $lt: latestFirst } },
      { 'filed.latestFirst': latestFirst, _id: { $gt: id } },
    ],
  };
}

function withReason(command: Command, { reason }: DomainEvent): CommandRecord {
  return reason === undefined ? command : { ...command, reason };
}

function withIds(ids: readonly string[]): object {
  return { _id: { $in: [...ids] } };
}
