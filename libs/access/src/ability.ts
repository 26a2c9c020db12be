import { createMongoAbility, subject, type MongoAbility, type MongoQuery } from '@casl/ability';
import { rulesToCondition } from '@casl/ability/extra';

/** Allows an action on things, or on those that meet the conditions; with `never`, forbids it whatever came before. */
export interface AbilityRule<Action extends string, Thing extends string> {
  readonly action: Action | readonly Action[];
  readonly thing: Thing;
  /** A MongoDB filter on the stored record. */
  readonly where?: MongoQuery;
  readonly never?: boolean;
}

/** A MongoDB filter. */
export type RecordFilter = Readonly<Record<string, unknown>>;

const NO_RECORD: RecordFilter = { _id: { $in: [] } };

/** What one actor may do, for the single record and for lists alike. Later rules go before earlier ones. */
export class Ability<Action extends string, Thing extends string> {
  private readonly ability: MongoAbility<[string, string | object]>;

  constructor(rules: readonly AbilityRule<Action, Thing>[]) {
    this.ability = createMongoAbility<MongoAbility<[string, string | object]>>(
      rules.map(({ action, thing, where, never }) => ({
        action: typeof action === 'string' ? action : [...action],
        subject: thing,
        ...(where && { conditions: where }),
        ...(never && { inverted: true }),
      })),
    );
  }

  can(action: Action, thing: Thing, record: object): boolean {
    return this.ability.can(action, subject(thing, { ...record }));
  }

  /** To be combined with a list's own filters by `$and`. Matches nothing where nothing is allowed. */
  filterFor(action: Action, thing: Thing): RecordFilter {
    const filter = rulesToCondition<MongoAbility<[string, string | object]>, RecordFilter, RecordFilter>(
      this.ability.rulesFor(action, thing),
      ({ conditions = {}, inverted }) => (inverted ? { $nor: [conditions] } : (conditions as RecordFilter)),
      { and: ($and) => ({ $and }), or: ($or) => ({ $or }), empty: () => ({}) },
    );
    return filter ?? NO_RECORD;
  }
}
