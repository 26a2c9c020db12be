import type { Command } from '../load/load-journal.js';
import type { Given } from './accepted.js';
import { isAccepted, isUncertain } from './accepted.js';
import { placeOf } from './records.js';
import type { Stored } from './stored.js';
import { stateToldBy } from './told.js';

export interface ExpectedOperation {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly countries: readonly string[];
  readonly results: ExpectedResult[];
}

export interface ExpectedResult {
  readonly id: string;
  readonly status: string;
  readonly scope: string;
  readonly country?: string;
  readonly reportingService?: string;
  readonly indicator: string;
  readonly value: number;
  readonly precision: string;
  readonly counting: string;
  readonly cutOff?: { readonly at: string };
  readonly breakdownOf?: string;
  readonly notCounted?: object;
}

type State = Readonly<Record<string, unknown>>;

interface ExpectedState {
  readonly state: State;
  /** The last one that made it so. */
  readonly command: Command;
}

/** What the accepted commands come to, one after the other; those without an answer count where they left a row. */
export function expectedStates(
  given: readonly Given[],
  { rows }: Stored,
): { readonly states: readonly ExpectedState[]; readonly violations: readonly string[] } {
  const made = new Map(rows.map((row) => [placeOf(row), row]));
  const violations: string[] = [];
  const states = new Map<string, ExpectedState>();
  const inOrder = given
    .filter((one) => isAccepted(one) || isUncertain(one))
    .map(({ command }) => command)
    .sort((a, b) => a.expectedVersion - b.expectedVersion);
  for (const command of inOrder) {
    const row = made.get(`${command.aggregate}/${command.expectedVersion + 1}`);
    if (!row) continue;
    const state = after(states.get(command.aggregate)?.state ?? {}, command);
    states.set(command.aggregate, { state, command });
    const told = stateToldBy(row);
    for (const [field, value] of Object.entries(state)) {
      if (JSON.stringify(told[field]) !== JSON.stringify(value)) {
        violations.push(
          `${placeOf(row)}: ${field} is ${JSON.stringify(told[field])}, not ${JSON.stringify(value)}`,
        );
      }
    }
  }
  return { states: [...states.values()], violations };
}

function after(state: State, { kind, body = {}, sets }: Command): State {
  const { reason: _reason, ...changed } = body;
  switch (kind) {
    case 'plan':
      return { ...body, status: 'planned' };
    case 'start':
      return { ...state, status: 'running' };
    case 'closing':
      return { ...state, status: 'closing' };
    case 'closure':
      return { ...state, status: 'closed' };
    case 'cancellation':
      return { ...state, status: 'cancelled' };
    case 'log':
    case 'revise':
      return { ...body, status: 'provisional' };
    case 'confirmation':
      return { ...state, status: 'confirmed' };
    case 'correction':
      return { ...state, ...changed, status: 'provisional' };
    case 'withdrawal':
      return { ...state, status: 'withdrawn' };
    case 'record':
    case 'step':
      return { ...state, ...sets };
  }
}

export function operationsOf(states: readonly ExpectedState[]): readonly ExpectedOperation[] {
  const operations = states
    .filter(({ command }) => command.aggregate === command.operation)
    .map(({ state, command }) => ({
      id: command.aggregate,
      kind: String(state['kind']),
      status: String(state['status']),
      countries: (state['participants'] as { country: string }[]).map(({ country }) => country),
      results: [] as ExpectedResult[],
    }));
  for (const { state, command } of states) {
    if (command.aggregate === command.operation) continue;
    const operation = operations.find(({ id }) => id === command.operation);
    operation?.results.push({
      counting: 'increment',
      ...state,
      id: command.aggregate,
    } as unknown as ExpectedResult);
  }
  return operations;
}
