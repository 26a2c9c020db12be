import { DomainError } from '../domain-error.js';
import { AlreadyExists, NotFound } from '../refusals.js';
import { againAfterARace } from './again-after-a-race.js';
import type { Aggregates } from './aggregates.js';
import type { CommandOnRecord } from './command.js';
import { mustBeAt } from './must-be-at.js';

/** How a PUT ended, and the version the record has by now. */
export interface Written {
  readonly outcome: 'created' | 'revised' | 'repeated';
  readonly version: number;
}

type MaybeLater<Value> = Value | Promise<Value>;

/** What one kind of record has to say about being put. Each throws what refuses the command. */
export interface Putting<Stored, Event> {
  /** What the record is called in a refusal. */
  readonly thing: string;
  /** Whether this actor may put it, given what is stored. */
  readonly permit: (stored: Stored | undefined) => MaybeLater<void>;
  readonly create: () => MaybeLater<readonly [Stored, Event]>;
  readonly revise: (stored: Stored) => MaybeLater<Event>;
}

/**
 * Creates a record under the id that its client made, revises it on the version in `expectedVersion`, or recognises
 * that this body did so before. A race that was lost is decided once more.
 *
 * Who names a version speaks of a record that is there: where there is none, the answer is the one that somebody
 * else's record gives, whatever the body says.
 * @throws NotFound, AlreadyExists, StaleVersion beside what `putting` throws
 */
export async function putRecord<Stored, Event>(
  records: Aggregates<Stored, Event>,
  command: CommandOnRecord,
  putting: Putting<Stored, Event>,
): Promise<Written> {
  const created = command.expectedVersion === undefined && (await createUnseen(records, command, putting));
  return created || againAfterARace(() => decide(records, command, putting));
}

/**
 * Most commands without a version create, and looking first would cost each of them a round trip. What refuses it here
 * is decided on what is stored, which may be somebody else's, or the work of the same command.
 */
async function createUnseen<Stored, Event>(
  records: Aggregates<Stored, Event>,
  command: CommandOnRecord,
  putting: Putting<Stored, Event>,
): Promise<Written | undefined> {
  try {
    await putting.permit(undefined);
    return await createdBy(records, command, putting);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

async function createdBy<Stored, Event>(
  records: Aggregates<Stored, Event>,
  command: CommandOnRecord,
  { create }: Putting<Stored, Event>,
): Promise<Written> {
  const [created, event] = await create();
  return { outcome: 'created', version: await records.save(created, event, 0, command) };
}

async function decide<Stored, Event>(
  records: Aggregates<Stored, Event>,
  command: CommandOnRecord,
  putting: Putting<Stored, Event>,
): Promise<Written> {
  const { thing, permit, revise } = putting;
  const { id, expectedVersion, bodyHash } = command;
  const stored = await records.find(id);
  if (!stored && expectedVersion !== undefined) throw new NotFound(thing, id);
  await permit(stored?.aggregate);
  if (!stored) return createdBy(records, command, putting);
  const { aggregate, version } = stored;
  const decidedOn = expectedVersion ?? 0;
  if (await records.isRepetition(id, decidedOn, bodyHash)) {
    // What it repeats may have been committed after the record was read.
    return { outcome: 'repeated', version: Math.max(version, decidedOn + 1) };
  }
  if (expectedVersion === undefined) throw new AlreadyExists(thing, id);
  mustBeAt(thing, id, version, expectedVersion);
  const event = await revise(aggregate);
  return { outcome: 'revised', version: await records.save(aggregate, event, version, command) };
}
