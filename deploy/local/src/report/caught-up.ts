import { waitUntil } from '../deadline.js';
import type { ReportQuery, ResultsReport } from './reports.js';

interface Readable {
  results(query: ReportQuery): Promise<ResultsReport>;
}

/** Waits until the reports hold everything that was recorded before the given time. */
export async function untilCaughtUp(
  reports: Readable,
  recordedBefore: Date,
  withinMs: number,
): Promise<void> {
  await waitUntil(
    async () => {
      const { completeTo } = await reports.results({ indicators: ['personsArrested'] });
      return completeTo !== null && Date.parse(completeTo) >= recordedBefore.getTime();
    },
    {
      for: `the reports to hold everything up to ${recordedBefore.toISOString()}`,
      withinMs,
      everyMs: 250,
    },
  );
}
