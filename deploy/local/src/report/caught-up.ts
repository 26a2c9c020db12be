import { waitUntil } from '../deadline.js';
import type { ReportQuery, ResultsReport } from './results-report.js';

interface Readable {
  read(query: ReportQuery): Promise<ResultsReport>;
}

/** Waits until the reports hold everything that was recorded before the given time. */
export async function untilCaughtUp(
  reports: Readable,
  recordedBefore: Date,
  withinMs: number,
): Promise<void> {
  await waitUntil(
    async () => {
      const { completeTo } = await reports.read({ indicators: ['personsArrested'] });
      return completeTo !== null && Date.parse(completeTo) >= recordedBefore.getTime();
    },
    {
      for: `the reports to hold everything up to ${recordedBefore.toISOString()}`,
      withinMs,
      everyMs: 250,
    },
  );
}
