export type GroupKey<Dimension extends string> = Readonly<Partial<Record<Dimension, string | null>>>;

/** How members are grouped: each is in every group that it has the values of, and in `null` where it has none. */
export interface Grouping<Dimension extends string, Member> {
  readonly dimensions: readonly Dimension[];
  readonly valuesOf: (member: Member, dimension: Dimension) => readonly string[];
  /** Dimensions whose values have an order of their own; the others go by name. */
  readonly inOrder?: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export interface Groups<Dimension extends string, Member> {
  readonly groups: readonly { readonly key: GroupKey<Dimension>; readonly members: readonly Member[] }[];
  /** Members that are in more than one group. */
  readonly inSeveral: number;
}

/** What is not known comes last. Without a dimension all are one group, also where there is nobody. */
export function groupsOf<Dimension extends string, Member>(
  members: readonly Member[],
  grouping: Grouping<Dimension, Member>,
): Groups<Dimension, Member> {
  const none = {} as GroupKey<Dimension>;
  if (grouping.dimensions.length === 0) return { groups: [{ key: none, members }], inSeveral: 0 };
  const keyed = members.map((member) => ({ member, keys: keysOf(member, grouping, none) }));
  const entries = keyed.flatMap(({ member, keys }) => keys.map((key) => ({ key, member })));
  const groups = [...Map.groupBy(entries, ({ key }) => JSON.stringify(key)).values()]
    .flatMap((alike) => (alike[0] ? [{ key: alike[0].key, members: alike.map(({ member }) => member) }] : []))
    .sort((left, right) => compare(left.key, right.key, grouping));
  return { groups, inSeveral: keyed.filter(({ keys }) => keys.length > 1).length };
}

function keysOf<Dimension extends string, Member>(
  member: Member,
  { dimensions, valuesOf }: Grouping<Dimension, Member>,
  none: GroupKey<Dimension>,
): readonly GroupKey<Dimension>[] {
  let keys: readonly GroupKey<Dimension>[] = [none];
  for (const dimension of dimensions) {
    const values: readonly (string | null)[] = [...new Set(valuesOf(member, dimension))];
    const known = values.length > 0 ? values : [null];
    keys = keys.flatMap((key) => known.map((value) => ({ ...key, [dimension]: value })));
  }
  return keys;
}

function compare<Dimension extends string, Member>(
  left: GroupKey<Dimension>,
  right: GroupKey<Dimension>,
  { dimensions, inOrder }: Grouping<Dimension, Member>,
): number {
  for (const dimension of dimensions) {
    const [a, b] = [left[dimension] ?? null, right[dimension] ?? null];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    const order = inOrder?.[dimension];
    if (order) return order.indexOf(a) - order.indexOf(b);
    return a < b ? -1 : 1;
  }
  return 0;
}
