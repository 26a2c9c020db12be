import { INDICATORS } from '../load/team.js';
import type { CountReport, Counts } from './record-counts.js';
import { expectedFigure, isReported, total, type ExpectedFigure } from './expected-figures.js';
import type { ExpectedOperation } from './expected-state.js';

type CountRow = Readonly<Record<string, unknown>> & {
  readonly group: Readonly<Record<string, string | null>>;
};

interface Row {
  readonly group: { readonly operation?: string };
  readonly indicator: string;
  readonly value: number | null;
  readonly precision: string | null;
  readonly operations: number;
  readonly provisional?: boolean;
  readonly partial?: {
    readonly value: number;
    readonly precision: string;
    readonly coverage: { readonly answered: number; readonly of: number | null };
  };
}

/** The year's report over HTTP: one row per operation and indicator, and the totals. */
export class Report {
  constructor(
    private readonly address: () => string,
    private readonly token: () => Promise<string>,
  ) {}

  /** Every figure that is not the one the accepted results give. */
  async unlike(operations: readonly ExpectedOperation[], year: number): Promise<readonly string[]> {
    const [byOperation, totals] = await Promise.all([this.read(year, 'operation'), this.read(year)]);
    const rows = new Map(byOperation.map((row) => [`${row.group.operation}/${row.indicator}`, row]));
    const reported = operations.filter(isReported);
    const differences = INDICATORS.flatMap((indicator) => {
      const figures = reported.map((operation) => ({
        id: operation.id,
        figure: expectedFigure(operation, indicator),
      }));
      const row = totals.find((one) => one.indicator === indicator);
      const all = total(figures.map(({ figure }) => figure));
      return [
        ...figures.flatMap(({ id, figure }) =>
          difference(`${id} ${indicator}`, rows.get(`${id}/${indicator}`), figure),
        ),
        ...(reported.length === 0 ? [] : difference(`the total of ${indicator}`, row, all, false)),
        ...(row !== undefined && row.operations !== reported.length
          ? [`the total of ${indicator} has ${row.operations} operations, not ${reported.length}`]
          : []),
      ];
    });
    const known = new Set(reported.map(({ id }) => id));
    const strangers = byOperation.filter(({ group }) => !known.has(group.operation ?? ''));
    return [
      ...differences,
      ...strangers.map(({ group }) => `${group.operation} is reported and should not be`),
    ];
  }

  async gives(year: number, operation: string, indicator: string): Promise<boolean> {
    const rows = await this.read(year, 'operation');
    return rows.some(
      (row) => row.group.operation === operation && row.indicator === indicator && row.value !== null,
    );
  }

  async counts({ query, dimension, count }: CountReport): Promise<Counts> {
    const rows = (await this.ask(query)).rows as readonly CountRow[];
    return new Map(rows.map((row) => [String(row.group[dimension]), Number(row[count])]));
  }

  /** Up to when everything is in the figures; `null` while that is not known. */
  async completeTo(): Promise<number | null> {
    // Of a year without operations: it is asked often, and is the same for all.
    const { completeTo } = await this.ask('results?from=1900&to=1900');
    return completeTo === null ? null : Date.parse(completeTo);
  }

  private async read(year: number, groupBy?: string): Promise<readonly Row[]> {
    const query = new URLSearchParams({
      indicators: INDICATORS.join(),
      from: String(year),
      to: String(year),
      ...(groupBy !== undefined && { groupBy }),
    });
    return (await this.ask(`results?${query.toString()}`)).rows as readonly Row[];
  }

  private async ask(
    query: string,
  ): Promise<{ readonly rows: readonly unknown[]; readonly completeTo: string | null }> {
    const response = await fetch(`${this.address()}/v1/reports/${query}`, {
      headers: { authorization: `Bearer ${await this.token()}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`reporting answered ${response.status}`);
    return (await response.json()) as { rows: readonly unknown[]; completeTo: string | null };
  }
}

function difference(
  what: string,
  row: Row | undefined,
  figure: ExpectedFigure,
  withPartial = true,
): readonly string[] {
  if (!row) return [`${what} is not reported`];
  const told = [row.value, row.precision, row.provisional ?? false];
  const expected = [figure.value, figure.precision, figure.provisional];
  if (withPartial) {
    const { partial } = row;
    told.push(
      partial
        ? `${partial.value} ${partial.precision} ${partial.coverage.answered}/${partial.coverage.of}`
        : '',
    );
    const part = figure.partial;
    expected.push(part ? `${part.value} ${part.precision} ${part.answered}/${part.of}` : '');
  }
  return told.join() === expected.join()
    ? []
    : [`${what}: reported [${told.join()}], counted [${expected.join()}]`];
}
