import type { StoredRow } from './stored.js';

type State = Readonly<Record<string, unknown>>;

/** Under which of these a row's payload has the state of its aggregate. */
const STATES = ['reportedResult', 'jointActionDay', 'measure', 'cooperationAgreement'] as const;

/** The state of its aggregate that a journal row tells. */
export function stateToldBy({ payload }: Pick<StoredRow, 'payload'>): State {
  const name = STATES.find((each) => each in payload);
  return (name && payload[name]) ?? {};
}
