import { gathered } from '@entente/messaging';
import { collectionOf, prepareDatabase } from '@entente/mongo';
import type { Connection, mongo } from 'mongoose';
import type { Fact } from '../projections/fact.js';
import type { Identified, ProjectedKind } from '../projections/projected-kind.js';
import type { Documents } from './documents.js';
import { Facts } from './facts.js';

/** One build of what reports on one kind of record are made of. */
export interface Projected<F extends Fact, D extends Identified, Kept extends Documents<D> = Documents<D>> {
  readonly kind: ProjectedKind<F, D>;
  readonly facts: Facts<F>;
  readonly documents: Kept;
}

/** A build beside the one that answers: how far it has read, and when somebody last worked on it. */
export interface Building {
  readonly generation: number;
  readonly group: string;
  readonly positions: Readonly<Record<string, string>>;
  readonly aliveAt: Date;
  /** Whoever works on it, under a name made for that. */
  readonly builder: string;
}

interface Advance {
  readonly own: Building;
  readonly partition: number;
  readonly nextOffset: bigint;
}

interface StoredGenerations {
  readonly _id: string;
  readonly current: number;
  readonly building?: Building;
}

export const GENERATIONS = 'generations';
const FIRST = 1;

/** Which collections answer now. It is asked for every batch and every report: a swap needs no word to anybody. */
export class Generations<F extends Fact, D extends Identified, Kept extends Documents<D> = Documents<D>> {
  private readonly projected = new Map<number, Projected<F, D, Kept>>();
  /** Batches of many partitions ask at once, and advance at once. */
  private readonly ask = gathered<undefined, Projected<F, D, Kept>>(async () =>
    this.of((await this.stored())?.current ?? FIRST),
  );
  private readonly write = gathered((advances: readonly Advance[]) => this.writeAll(advances));

  constructor(
    private readonly connection: Connection,
    readonly kind: ProjectedKind<F, D>,
    private readonly documentsIn: (collection: string) => Kept,
  ) {}

  /** As it is after it was asked for. */
  current(): Promise<Projected<F, D, Kept>> {
    return this.ask(undefined);
  }

  /** Whether what answers has everything that was applied: not between a swap and the end of its rebuild. */
  async answering(): Promise<Projected<F, D, Kept> & { readonly whole: boolean }> {
    const stored = await this.stored();
    const current = stored?.current ?? FIRST;
    return { ...this.of(current), whole: stored?.building?.generation !== current };
  }

  of(generation: number): Projected<F, D, Kept> {
    const { kind } = this;
    const known = this.projected.get(generation) ?? {
      kind,
      facts: new Facts<F>(this.connection, nameOf(kind.facts, generation), kind.groupedBy),
      documents: this.documentsIn(nameOf(kind.documents, generation)),
    };
    this.projected.set(generation, known);
    return known;
  }

  async stored(): Promise<Omit<StoredGenerations, '_id'> | null> {
    return this.collection.findOne({ _id: this.kind.name }, { projection: { _id: 0 } });
  }

  /** Begins a build in collections of its own; what older builds left behind is dropped. */
  async begin(builder: string, now: Date): Promise<Building> {
    const current = (await this.stored())?.current ?? FIRST;
    const generation = current + 1;
    await this.dropAllBut(current);
    const { name, facts, documents, documentIndexes } = this.kind;
    await prepareDatabase(this.connection, [
      { collection: nameOf(facts, generation), indexes: factsIndexes(this.kind) },
      { collection: nameOf(documents, generation), indexes: documentIndexes },
    ]);
    const group = `reporting-rebuild-${name}-${generation}-${now.getTime()}`;
    const building = { generation, group, positions: {}, aliveAt: now, builder };
    await this.collection.updateOne(
      { _id: this.kind.name },
      { $set: { current, building } },
      { upsert: true },
    );
    return building;
  }

  advance(own: Building, partition: number, nextOffset: bigint): Promise<void> {
    return this.write({ own, partition, nextOffset });
  }

  /** Takes over what somebody else left, unless that one or another has shown since; answers whether it did. */
  async takeOver(left: Building, builder: string, now: Date): Promise<boolean> {
    await this.collection.updateOne(
      { ...this.workOf(left), 'building.aliveAt': left.aliveAt },
      { $set: { 'building.aliveAt': now, 'building.builder': builder } },
    );
    // Asked for, since the update may have been done by a try whose answer was lost.
    return (await this.stored())?.building?.builder === builder;
  }

  /** Answers whether it is still this builder's. May be repeated. */
  async keepAlive(own: Building, now: Date): Promise<boolean> {
    const alive = { $set: { 'building.aliveAt': now } };
    return (await this.collection.updateOne(this.workOf(own), alive)).matchedCount === 1;
  }

  /** Somebody else may take the build up at once. */
  async letGo(own: Building): Promise<void> {
    await this.collection.updateOne(this.workOf(own), { $set: { 'building.aliveAt': new Date(0) } });
  }

  /** From now on this generation answers and is added to. */
  async swap(own: Building): Promise<void> {
    await this.collection.updateOne(this.workOf(own), { $set: { current: own.generation } });
  }

  async end(own: Building): Promise<void> {
    await this.collection.updateOne(this.workOf(own), { $unset: { building: '' } });
  }

  private async dropAllBut(current: number): Promise<void> {
    const db = this.connection.getClient().db();
    const own = [this.kind.facts, this.kind.documents];
    const kept = own.map((collection) => nameOf(collection, current));
    const found = await db.listCollections({}, { nameOnly: true }).toArray();
    for (const { name } of found) {
      if (own.includes(name.replace(/-\d+$/, '')) && !kept.includes(name)) await db.dropCollection(name);
    }
  }

  private async writeAll(advances: readonly Advance[]): Promise<void> {
    const positions = advances.map(
      ({ partition, nextOffset }) => [`building.positions.${partition}`, String(nextOffset)] as const,
    );
    const { own } = advances[0]!;
    await this.collection.updateOne(this.workOf(own), { $set: Object.fromEntries(positions) });
  }

  private workOf({ generation, builder }: Building): mongo.Filter<StoredGenerations> {
    return { _id: this.kind.name, 'building.generation': generation, 'building.builder': builder };
  }

  private get collection(): mongo.Collection<StoredGenerations> {
    return collectionOf<StoredGenerations>(this.connection, GENERATIONS);
  }
}

export function factsIndexes({
  groupedBy,
}: Pick<ProjectedKind<Fact, Identified>, 'groupedBy'>): mongo.IndexDescription[] {
  return [{ key: { [groupedBy]: 1 } }];
}

function nameOf(collection: string, generation: number): string {
  return generation === FIRST ? collection : `${collection}-${generation}`;
}
