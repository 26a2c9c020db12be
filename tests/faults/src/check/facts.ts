import { isDeepStrictEqual } from 'node:util';
import type { TopicWatcher } from '../stage/topic-watcher.js';
import { placeOf } from './records.js';
import type { Stored, StoredRow } from './stored.js';
import { stateToldBy } from './told.js';

/** Every journal row has told exactly one fact, and there are no others. */
export function unlikeFacts({ rows, facts }: Stored): readonly string[] {
  const told = new Map(rows.map((row) => [keyOf(row), row]));
  const known = new Set(facts.map(({ _id }) => _id));
  return [
    ...rows
      .filter((row) => !known.has(keyOf(row)))
      .map((row) => `${placeOf(row)}: reporting does not know it`),
    ...facts.flatMap(({ _id, eventId, state }) => {
      const row = told.get(_id);
      if (!row) return [`${_id}: reporting knows it, and no journal row tells it`];
      if (row._id !== eventId)
        return [`${_id}: reporting took it from event ${eventId}, the journal has ${row._id}`];
      const said = stateToldBy(row);
      // What a later release says besides, a reader of today leaves out.
      const unlike = Object.keys(state).filter((field) => !isDeepStrictEqual(state[field], said[field]));
      return unlike.map((field) => `${_id}: reporting has another ${field} than the journal`);
    }),
  ];
}

/**
 * Every journal row was sent, and each aggregate's versions for the first time in their order. What is sent into a new
 * log again mixes with what is new: there, of what is older than the log, versions alone decide.
 */
export function unlikeTopic({ rows }: Stored, watcher: TopicWatcher): readonly string[] {
  return [...Map.groupBy(rows, ({ aggregateid }) => aggregateid)].flatMap(([aggregate, chain]) => {
    const own = new Set(chain.map(({ _id }) => _id));
    const told = watcher.of(aggregate).filter(({ eventId }) => own.has(eventId));
    const first = [...new Set(told.map(({ version }) => version))];
    return [
      ...chain
        .filter((row) => !told.some(({ eventId }) => eventId === row._id))
        .map((row) => `${placeOf(row)}: never sent`),
      ...(isOlder(chain[0], watcher.since) ? [] : outOfOrder(aggregate, first)),
    ];
  });
}

function isOlder(row: StoredRow | undefined, log: Date): boolean {
  return row !== undefined && row.recordedAt < log;
}

function outOfOrder(aggregate: string, versions: readonly number[]): readonly string[] {
  return versions.some((version, index) => version !== index + 1)
    ? [`${aggregate}: its versions were sent in the order ${versions.join()}`]
    : [];
}

function keyOf(row: StoredRow): string {
  return `${row.aggregatetype}/${placeOf(row)}`;
}
