import { InvalidField } from '@entente/kernel';

/** More than anybody reads, and about what one answer can carry without holding up others. */
export const MOST_ROWS = 20_000;

/** @throws InvalidField where there are more rows than that; none is made beyond it */
export function* rowsWithinReason<Row>(rows: Iterable<Row>): Generator<Row> {
  let made = 0;
  for (const row of rows) {
    made += 1;
    if (made > MOST_ROWS) {
      const why = `makes more than ${MOST_ROWS} rows: ask for fewer dimensions, or for less by the other parameters`;
      throw new InvalidField('/groupBy', why);
    }
    yield row;
  }
}
