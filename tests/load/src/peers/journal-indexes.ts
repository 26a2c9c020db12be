/** Those of a service's journal: a peer that keeps one pays for the same. */
export const JOURNAL_INDEXES = [
  { key: { aggregateid: 1, aggregatetype: 1, aggregateversion: 1 }, unique: true },
  { key: { aggregateversion: 1, _id: 1 }, partialFilterExpression: { pending: true } },
  { key: { 'parked.at': 1 }, sparse: true },
  { key: { key: 1, _id: 1 } },
];
