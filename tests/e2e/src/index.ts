export { LoaderRun, type LoadOutcome } from './loader-run.js';
export { expectedTotals, published, publishedRecords, type ExpectedTotals } from './published-data.js';
export { completeAfter, ResultsReports, type ResultsReport } from './results-reports.js';
export { RunningStack } from './running-stack.js';
export { StoredRecords } from './stored-records.js';
