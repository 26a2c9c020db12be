import { isAccepted, isUncertain, type Given } from './accepted.js';
import { promisedHash } from './hash.js';
import type { Stored, StoredRecord, StoredRow } from './stored.js';
import { stateToldBy } from './told.js';

/** Journal and records against each other, each on its own terms. */
export function brokenRecords({ rows, records }: Stored): readonly string[] {
  const chains = Map.groupBy(rows, ({ aggregateid }) => aggregateid);
  const stored = new Map(records.map((record) => [record._id, record]));
  return [
    ...[...chains].flatMap(([id, chain]) => [
      ...brokenChain(id, chain),
      ...apart(id, chain.at(-1), stored.get(id)),
    ]),
    ...records.filter(({ _id }) => !chains.has(_id)).map(({ _id }) => `${_id}: stored without a journal row`),
    ...rows.filter(({ parked }) => parked).map((row) => `${placeOf(row)}: set aside`),
  ];
}

/** Every accepted command has its version, every version its command, and nothing else is there. */
export function unlikeCommands(given: readonly Given[], { rows }: Stored): readonly string[] {
  const made = new Map(rows.map((row) => [placeOf(row), row]));
  const claims = Map.groupBy(
    given.filter((one) => isAccepted(one) || isUncertain(one)),
    ({ command }) => `${command.aggregate}/${command.expectedVersion + 1}`,
  );
  return [
    ...[...claims].flatMap(([place, claiming]) => {
      const accepted = claiming.filter(isAccepted);
      if (accepted.length > 1) return [`${place}: ${accepted.length} commands were told that they made it`];
      return accepted.length === 1 && !made.has(place)
        ? [`${place}: accepted (${accepted[0]?.command.kind}) and not in the journal`]
        : [];
    }),
    ...rows
      .filter((row) => !claims.has(placeOf(row)))
      .map((row) => `${placeOf(row)}: in the journal, and no command that could have made it`),
  ];
}

export function placeOf(row: Pick<StoredRow, 'aggregateid' | 'aggregateversion'>): string {
  return `${row.aggregateid}/${row.aggregateversion}`;
}

function brokenChain(id: string, chain: readonly StoredRow[]): readonly string[] {
  return chain.flatMap((row, index) => {
    const previous = chain[index - 1];
    if (row.aggregateversion !== index + 1)
      return [`${id}: version ${row.aggregateversion} stands at place ${index + 1}`];
    if (promisedHash(row) !== row.hash) return [`${placeOf(row)}: its hash is not that of the row`];
    return row.previousHash === (previous?.hash ?? null)
      ? []
      : [`${placeOf(row)}: not linked to the row before`];
  });
}

function apart(id: string, last: StoredRow | undefined, record: StoredRecord | undefined): readonly string[] {
  if (!last) return [];
  if (!record) return [`${id}: journal row ${last.aggregateversion} without a record`];
  if (record.version !== last.aggregateversion || record.lastHash !== last.hash) {
    return [`${id}: version ${record.version} is stored, ${last.aggregateversion} is the journal's last`];
  }
  const told = stateToldBy(last);
  const unlike = Object.keys(told).filter(
    (field) => field !== 'id' && JSON.stringify(told[field]) !== JSON.stringify(record[field]),
  );
  return unlike.map((field) => `${id}: ${field} in the record is not that of the journal's last row`);
}
