export interface ReportQuery {
  readonly groupBy?: string;
  readonly indicators: readonly string[];
}

export interface Coverage {
  readonly answered: number;
  /** Null where the number of participants is unknown. */
  readonly of: number | null;
}

export interface ReportRow {
  readonly group: { readonly year?: number | null };
  readonly indicator: string;
  readonly value: number | null;
  readonly precision: string | null;
  readonly operations: number;
  readonly nested: number;
  readonly operationsReporting: number;
  readonly provisional?: boolean;
  readonly possiblyCountedTwice?: number;
  readonly partial?: {
    readonly value: number;
    readonly precision: string;
    readonly operations: number;
    readonly coverage: Coverage;
  };
}

export interface ResultsReport {
  /** Up to when every publisher's events have been applied; null where that is not known yet. */
  readonly completeTo: string | null;
  readonly rows: readonly ReportRow[];
}

/** Reads from the reporting service, as a member of the reporting staff. */
export class ResultsReports {
  constructor(
    private readonly api: string,
    private readonly token: string,
  ) {}

  async read({ groupBy, indicators }: ReportQuery): Promise<ResultsReport> {
    const query = new URLSearchParams({ indicators: indicators.join(',') });
    if (groupBy !== undefined) query.set('groupBy', groupBy);
    const response = await fetch(`${this.api}/v1/reports/results?${query.toString()}`, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`reporting answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as ResultsReport;
  }
}
