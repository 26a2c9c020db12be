import { randomUUID } from 'node:crypto';
import type { Answer } from '@entente/testing';
import type { JointActionDayStatus } from '../src/domain/joint-action-day.js';
import type { RunningService } from './running-service.js';

type Fields = Readonly<Record<string, unknown>>;

/** An operation that NL leads and FR takes part in. */
export function planBody(given: Fields = {}): Fields {
  return {
    name: 'Action day on labour exploitation',
    kind: 'joint-action-day',
    crimeAreas: ['thb'],
    period: { startsOn: '2026-04-27', endsOn: '2026-04-30' },
    leadCountry: 'NL',
    coordinators: ['EUROPOL'],
    participants: [{ country: 'NL' }, { country: 'FR' }],
    ...given,
  };
}

/** FR's share of the arrests. */
export function arrestsBody(given: Fields = {}): Fields {
  return { scope: 'country', country: 'FR', indicator: 'personsArrested', value: 3, ...given };
}

/** A figure of arrests for the whole operation. */
export function statedBody(given: Fields = {}): Fields {
  return { scope: 'operation', indicator: 'personsArrested', value: 3, ...given };
}

export interface Address {
  readonly id: string;
  readonly path: string;
}

export function newDay(): Address {
  const id = randomUUID();
  return { id, path: `/v1/joint-action-days/${id}` };
}

export function newResult(day: Address): Address {
  const id = randomUUID();
  return { id, path: `${day.path}/results/${id}` };
}

/** An operation in this state, recorded as version 1. */
export async function recordedDay(
  service: RunningService,
  status: JointActionDayStatus,
  given: Fields = {},
): Promise<Address> {
  const day = newDay();
  await expectDone(service.registrar.put(day.path, planBody({ status, ...given })), 201);
  return day;
}

/** A result of a running operation, logged by FR's team as version 1. */
export async function loggedResult(
  service: RunningService,
  day: Address,
  given: Fields = {},
): Promise<Address> {
  const result = newResult(day);
  await expectDone(service.team.put(result.path, arrestsBody(given)), 201);
  return result;
}

/** For the steps before the one a test is about. */
export async function expectDone(asked: Promise<Answer>, status = 204): Promise<Answer> {
  const answer = await asked;
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status} ${answer.text}`);
  return answer;
}
