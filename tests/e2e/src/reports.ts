import type { ReportRow } from '@entente/counting';
import { waitUntil } from '@entente/local-stack';
import type { Caller } from '@entente/testing';
import type { ExpectedTotals } from './published-data.js';
import type { RunningStack } from './running-stack.js';

export const REPORTED = ['personsArrested', 'victimsIdentified', 'potentialVictimsIdentified'] as const;

export interface ResultsReport {
  readonly completeTo: string | null;
  readonly rows: readonly ReportRow[];
  readonly notes: readonly string[];
}

export interface MeasuresReport {
  readonly rows: readonly {
    readonly group: Readonly<Record<string, string | null>>;
    readonly measures: number;
  }[];
  readonly notes: readonly string[];
}

export interface AgreementsReport {
  readonly rows: readonly {
    readonly group: Readonly<Record<string, string | null>>;
    readonly agreements: number;
  }[];
}

/** The reports of a stack, as reporting staff read them. */
export class Reports {
  private constructor(private readonly staff: Caller) {}

  static async of(stack: RunningStack): Promise<Reports> {
    return new Reports(await stack.caller('reporting', { roles: ['reporting-staff'] }));
  }

  read(query: Readonly<Record<string, string>> = {}): Promise<ResultsReport> {
    const asked = new URLSearchParams({ indicators: REPORTED.join(), ...query });
    return this.answer<ResultsReport>(`results?${asked.toString()}`);
  }

  measures(query: Readonly<Record<string, string>> = {}): Promise<MeasuresReport> {
    return this.answer(`measures?${new URLSearchParams(query).toString()}`);
  }

  agreements(query: Readonly<Record<string, string>> = {}): Promise<AgreementsReport> {
    return this.answer(`cooperation-agreements?${new URLSearchParams(query).toString()}`);
  }

  /** Waits until everything that was recorded before this moment is in the figures. */
  async caughtUp(withinMs = 60_000): Promise<void> {
    const now = Date.now();
    const inVain = `reports to be complete to ${new Date(now).toISOString()}`;
    await waitUntil(async () => completeAfter(await this.read(), now), { for: inVain, withinMs });
  }

  /** The figures in the shape of the expected ones, read year by year and in all. */
  async totals(): Promise<ExpectedTotals> {
    const [years, total] = await Promise.all([this.read({ groupBy: 'year' }), this.read()]);
    const byYear = Map.groupBy(years.rows, ({ group }) => String(group.year ?? 'undated'));
    return {
      rows: [...byYear].map(([year, rows]) => ({ year, ...cellsOf(rows) })),
      total: cellsOf(total.rows),
    };
  }

  private async answer<T>(report: string): Promise<T> {
    const { status, json, text } = await this.staff.get(`/v1/reports/${report}`);
    if (status !== 200) throw new Error(`reporting answered ${status}: ${text}`);
    return json as unknown as T;
  }
}

export function completeAfter({ completeTo }: ResultsReport, instant: number): boolean {
  return completeTo !== null && Date.parse(completeTo) > instant;
}

/** Every row of a group tells the same operations, so that any of them will do for these. */
function cellsOf(rows: readonly ReportRow[]): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    rows.flatMap(({ indicator, value, operations, nested, operationsReporting }) => [
      ['operations', operations],
      ['nested', nested],
      [indicator, value],
      [`operationsReporting_${indicator}`, operationsReporting],
    ]),
  );
}
