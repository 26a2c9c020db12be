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

export interface MeasuresRow {
  readonly group: { readonly thirdCountry?: string | null };
  readonly measures: number;
}

export interface AgreementsRow {
  readonly group: { readonly type?: string | null; readonly state?: string | null };
  readonly agreements: number;
  /** Those whose state is in somebody's word and does not follow from dates. */
  readonly stated?: number;
}

/** Reads from the reporting service, as a member of the reporting staff. */
export class Reports {
  constructor(
    private readonly api: string,
    private readonly token: string,
  ) {}

  results({ groupBy, indicators }: ReportQuery): Promise<ResultsReport> {
    return this.read('results', {
      indicators: indicators.join(','),
      ...(groupBy !== undefined && { groupBy }),
    });
  }

  /** Per third country. */
  measures(linked: 'each' | 'once'): Promise<{ readonly rows: readonly MeasuresRow[] }> {
    return this.read('measures', { groupBy: 'thirdCountry', linked });
  }

  /** Of each type and state, today. */
  agreements(): Promise<{ readonly on: string; readonly rows: readonly AgreementsRow[] }> {
    return this.read('cooperation-agreements', { groupBy: 'type,state' });
  }

  private async read<T>(report: string, query: Readonly<Record<string, string>>): Promise<T> {
    const response = await fetch(
      `${this.api}/v1/reports/${report}?${new URLSearchParams(query).toString()}`,
      {
        headers: { authorization: `Bearer ${this.token}` },
        signal: AbortSignal.timeout(15_000),
      },
    );
    if (!response.ok) throw new Error(`reporting answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
