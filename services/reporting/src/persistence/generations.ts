import { prepareDatabase } from '@entente/mongo';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { Facts, FACTS_INDEXES } from './facts.js';
import { OperationDocuments, OPERATIONS_INDEXES } from './operation-documents.js';

/** One build of what reports are made of. */
export interface Projected {
  readonly facts: Facts;
  readonly documents: OperationDocuments;
}

/** A build beside the one that answers: how far it has read, and when somebody last worked on it. */
export interface Building {
  readonly generation: number;
  readonly group: string;
  readonly positions: Readonly<Record<string, string>>;
  readonly aliveAt: Date;
}

interface StoredGenerations {
  readonly _id: string;
  readonly current: number;
  readonly building?: Building;
}

export const GENERATIONS = 'generations';
const FIGURES = 'operation-figures';
const FIRST = 1;
const KINDS = ['facts', 'operations'] as const;

/** Which collections answer now. It is asked for every batch and every report: a swap needs no word to anybody. */
@Injectable()
export class Generations {
  private readonly projected = new Map<number, Projected>();

  constructor(@InjectConnection() private readonly connection: Connection) {}

  async current(): Promise<Projected> {
    return this.of((await this.stored())?.current ?? FIRST);
  }

  /** Whether what answers has everything that was applied: not between a swap and the end of its rebuild. */
  async answering(): Promise<Projected & { readonly whole: boolean }> {
    const stored = await this.stored();
    const current = stored?.current ?? FIRST;
    return { ...this.of(current), whole: stored?.building?.generation !== current };
  }

  of(generation: number): Projected {
    const known = this.projected.get(generation) ?? {
      facts: new Facts(this.connection, nameOf('facts', generation)),
      documents: new OperationDocuments(this.connection, nameOf('operations', generation)),
    };
    this.projected.set(generation, known);
    return known;
  }

  async stored(): Promise<Omit<StoredGenerations, '_id'> | null> {
    return this.collection.findOne({ _id: FIGURES }, { projection: { _id: 0 } });
  }

  /** Begins a build in collections of its own; what older builds left behind is dropped. */
  async begin(now: Date): Promise<Building> {
    const current = (await this.stored())?.current ?? FIRST;
    const generation = current + 1;
    await this.dropAllBut(current);
    await prepareDatabase(this.connection, [
      { collection: nameOf('facts', generation), indexes: FACTS_INDEXES },
      { collection: nameOf('operations', generation), indexes: OPERATIONS_INDEXES },
    ]);
    const group = `reporting-rebuild-${generation}-${now.getTime()}`;
    const building = { generation, group, positions: {}, aliveAt: now };
    await this.collection.updateOne({ _id: FIGURES }, { $set: { current, building } }, { upsert: true });
    return building;
  }

  async advance(partition: number, nextOffset: bigint): Promise<void> {
    const position = { [`building.positions.${partition}`]: String(nextOffset) };
    await this.collection.updateOne({ _id: FIGURES, building: { $exists: true } }, { $set: position });
  }

  /** Takes the build over, if nobody else has shown since `aliveAt`; answers whether it did. */
  async keepAlive({ generation, aliveAt }: Building, now: Date): Promise<boolean> {
    const { matchedCount } = await this.collection.updateOne(
      { _id: FIGURES, 'building.generation': generation, 'building.aliveAt': aliveAt },
      { $set: { 'building.aliveAt': now } },
    );
    return matchedCount === 1;
  }

  /** Somebody else may take the build up at once. */
  async letGo(generation: number): Promise<void> {
    await this.collection.updateOne(
      { _id: FIGURES, 'building.generation': generation },
      { $set: { 'building.aliveAt': new Date(0) } },
    );
  }

  /** From now on this generation answers and is added to. */
  async swap(generation: number): Promise<void> {
    await this.collection.updateOne(
      { _id: FIGURES, 'building.generation': generation },
      { $set: { current: generation } },
    );
  }

  async end(): Promise<void> {
    await this.collection.updateOne({ _id: FIGURES }, { $unset: { building: '' } });
  }

  private async dropAllBut(current: number): Promise<void> {
    const db = this.connection.getClient().db();
    const kept = new Set(KINDS.map((kind) => nameOf(kind, current)));
    const found = await db.listCollections({}, { nameOnly: true }).toArray();
    for (const { name } of found) if (BUILT.test(name) && !kept.has(name)) await db.dropCollection(name);
  }

  private get collection(): mongo.Collection<StoredGenerations> {
    return this.connection.getClient().db().collection<StoredGenerations>(GENERATIONS);
  }
}

const BUILT = /^(?:facts|operations)(?:-\d+)?$/;

function nameOf(kind: (typeof KINDS)[number], generation: number): string {
  return generation === FIRST ? kind : `${kind}-${generation}`;
}
