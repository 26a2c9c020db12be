export type GroupKey<Dimension extends string> = Readonly<Partial<Record<Dimension, string | null>>>;

/** How members are grouped: each is in every group that it has the values of, and in `null` where it has none. */
export interface Grouping<Dimension extends string, Member> {
  readonly dimensions: readonly Dimension[];
  readonly valuesOf: (member: Member, dimension: Dimension) => readonly string[];
  /** Dimensions whose values have an order of their own; the others go by name. */
  readonly inOrder?: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export interface Group<Dimension extends string, Member> {
  readonly key: GroupKey<Dimension>;
  readonly members: readonly Member[];
}

export interface Groups<Dimension extends string, Member> {
  /** Can be gone through once: they are made one by one, since three dimensions of many values make very many. */
  readonly groups: Iterable<Group<Dimension, Member>>;
  /** Members that are in more than one group. */
  readonly inSeveral: number;
}

/** A member with its values of each dimension, in the order of the dimensions. */
interface Valued<Member> {
  readonly member: Member;
  readonly values: readonly (readonly (string | null)[])[];
}

/** What is not known comes last. Without a dimension all are one group, also where there is nobody. */
export function groupsOf<Dimension extends string, Member>(
  members: readonly Member[],
  { dimensions, valuesOf, inOrder }: Grouping<Dimension, Member>,
): Groups<Dimension, Member> {
  const valued = members.map((member) => ({
    member,
    values: dimensions.map((dimension) => knownOrNull(valuesOf(member, dimension))),
  }));
  const orders = dimensions.map((dimension) => inOrder?.[dimension]);
  return {
    groups: divided(valued, dimensions, orders),
    inSeveral: valued.filter(({ values }) => values.some(({ length }) => length > 1)).length,
  };
}

function knownOrNull(values: readonly string[]): readonly (string | null)[] {
  return values.length > 0 ? [...new Set(values)] : [null];
}

function* divided<Dimension extends string, Member>(
  valued: readonly Valued<Member>[],
  dimensions: readonly Dimension[],
  orders: readonly (readonly string[] | undefined)[],
  depth = 0,
): Generator<Group<Dimension, Member>> {
  const dimension = dimensions[depth];
  if (dimension === undefined) {
    yield { key: {} as GroupKey<Dimension>, members: valued.map(({ member }) => member) };
    return;
  }
  const alike = new Map<string | null, Valued<Member>[]>();
  for (const each of valued) {
    for (const value of each.values[depth] ?? []) {
      const having = alike.get(value);
      if (having) having.push(each);
      else alike.set(value, [each]);
    }
  }
  for (const [value, having] of [...alike].sort(([a], [b]) => compare(a, b, orders[depth]))) {
    for (const { key, members } of divided(having, dimensions, orders, depth + 1)) {
      yield { key: { [dimension]: value, ...key }, members };
    }
  }
}

function compare(a: string | null, b: string | null, order: readonly string[] | undefined): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (order) return order.indexOf(a) - order.indexOf(b);
  return a < b ? -1 : 1;
}
