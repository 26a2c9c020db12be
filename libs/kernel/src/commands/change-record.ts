import { NotFound } from '../refusals.js';
import type { Aggregates } from './aggregates.js';
import type { CommandOnRecord } from './command.js';
import { mustBeAt } from './must-be-at.js';

/** What one change of state has to say. Each throws what refuses the command. */
export interface Changing<Stored, Event> {
  /** What the record is called in a refusal. */
  readonly thing: string;
  readonly permit: (stored: Stored) => void;
  readonly decide: (stored: Stored) => Event | Promise<Event>;
}

/**
 * Changes the state of a record that is there, on the version in `expectedVersion`; the same command with its
 * Idempotency-Key answers as the first time. Answers the new version.
 * @throws NotFound, PreconditionRequired, StaleVersion beside what `changing` throws
 */
export async function changeRecord<Stored, Event>(
  records: Aggregates<Stored, Event>,
  command: CommandOnRecord,
  { thing, permit, decide }: Changing<Stored, Event>,
): Promise<number> {
  const { id, expectedVersion } = command;
  const found = await records.find(id);
  if (!found) throw new NotFound(thing, id);
  permit(found.aggregate);
  const before = await records.versionMadeBefore(id, command);
  if (before !== undefined) return before;
  mustBeAt(thing, id, found.version, expectedVersion);
  const event = await decide(found.aggregate);
  return records.save(found.aggregate, event, found.version, command);
}
