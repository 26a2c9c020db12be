interface RecordedVersion {
  readonly aggregateid: string;
  readonly aggregateversion: number;
}

/**
 * With the versions of each record one after the other, in the places that its rows have among those of others: ids of
 * two instances whose clocks differ may have them the other way round.
 */
export function inVersionOrder<Row extends RecordedVersion>(rows: readonly Row[]): readonly Row[] {
  const versions = new Map(
    [...Map.groupBy(rows, ({ aggregateid }) => aggregateid)].map(([id, ofOne]) => [
      id,
      ofOne.toSorted((left, right) => left.aggregateversion - right.aggregateversion).values(),
    ]),
  );
  return rows.map((row) => versions.get(row.aggregateid)?.next().value ?? row);
}
