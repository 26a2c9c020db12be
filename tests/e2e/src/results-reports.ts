import type { ReportRow } from '@entente/counting';
import { waitUntil } from '@entente/local-stack';
import type { Caller } from '@entente/testing';
import type { ExpectedTotals } from './published-data.js';
import type { RunningStack } from './running-stack.js';

export const REPORTED = ['personsArrested', 'victimsIdentified', 'potentialVictimsIdentified'] as const;

export interface ResultsReport {
  readonly completeTo: string | null;
  readonly rows: readonly ReportRow[];
}

/** The reports of a stack, as reporting staff read them. */
export class ResultsReports {
  private constructor(private readonly staff: Caller) {}

  static async of(stack: RunningStack): Promise<ResultsReports> {
    return new ResultsReports(await stack.caller('reporting', { roles: ['reporting-staff'] }));
  }

  async read(query: Readonly<Record<string, string>> = {}): Promise<ResultsReport> {
    const asked = new URLSearchParams({ indicators: REPORTED.join(), ...query });
    const { status, json, text } = await this.staff.get(`/v1/reports/results?${asked.toString()}`);
    if (status !== 200) throw new Error(`reporting answered ${status}: ${text}`);
    return json as unknown as ResultsReport;
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
