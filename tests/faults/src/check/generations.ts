import mongoose from 'mongoose';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };
type ByKey = ReadonlyMap<string, Document>;
type Db = ReturnType<InstanceType<typeof mongoose.mongo.MongoClient>['db']>;

/** What reporting builds anew, each by itself, and the collections of its first build: facts, then what is made of them. */
export const BUILDS = {
  'operation-figures': ['facts', 'operations'],
  measures: ['measure-facts', 'measures'],
  agreements: ['agreement-facts', 'agreements'],
  arrangements: ['arrangement-facts', 'arrangements'],
} as const;

export type Builds = keyof typeof BUILDS;

/** The name of the collection of facts that answers. */
export async function answeringFacts(db: Db, builds: Builds): Promise<string> {
  return collectionOf(BUILDS[builds][0], await currentGeneration(db, builds));
}

async function currentGeneration(db: Db, builds: Builds): Promise<number> {
  const stored = await db.collection<Document>('generations').findOne({ _id: builds });
  return Number(stored?.['current'] ?? 1);
}

function collectionOf(first: string, generation: number): string {
  return generation === 1 ? first : `${first}-${generation}`;
}

export interface GenerationsCompared {
  readonly keys: number;
  readonly violations: readonly string[];
}

/**
 * The build that answers against the one before, key by key. While commands go on, the older one is left behind:
 * `andNothingNew` says that it was not.
 */
export async function compareGenerations(
  db: Db,
  { andNothingNew }: { readonly andNothingNew: boolean },
): Promise<GenerationsCompared> {
  let keys = 0;
  const violations: string[] = [];
  for (const builds of Object.keys(BUILDS) as Builds[]) {
    const current = await currentGeneration(db, builds);
    for (const kind of BUILDS[builds]) {
      const [before, after] = await Promise.all([
        documents(db, collectionOf(kind, current - 1)),
        documents(db, collectionOf(kind, current)),
      ]);
      keys += before.size;
      violations.push(...differences(kind, before, after, andNothingNew));
    }
  }
  return { keys, violations };
}

function* differences(kind: string, before: ByKey, after: ByKey, andNothingNew: boolean): Generator<string> {
  for (const [key, old] of before) {
    const anew = after.get(key);
    if (!anew) yield `${kind} ${key}: lost by the rebuild`;
    else if (!isOvertaken(old, anew, andNothingNew) && textOf(old) !== textOf(anew))
      yield `${kind} ${key}: another one after the rebuild`;
  }
  if (!andNothingNew) return;
  for (const key of after.keys()) if (!before.has(key)) yield `${kind} ${key}: made up by the rebuild`;
}

/** An operation that knows more facts by now. */
function isOvertaken(old: Document, anew: Document, andNothingNew: boolean): boolean {
  return !andNothingNew && Number(anew['factsKnown']) > Number(old['factsKnown']);
}

async function documents(db: Db, collection: string): Promise<ByKey> {
  const found = await db.collection<Document>(collection).find().toArray();
  return new Map(found.map((document) => [document._id, document]));
}

function textOf(document: Document): string {
  return mongoose.mongo.BSON.EJSON.stringify(sorted(document));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, inner]) => [field, sorted(inner)]),
  );
}
