import { NotFound } from '../refusals.js';
import type { Aggregate, Found, VersionedState } from './aggregates.js';

/** What is stored, with its version. `thing` is what the record is called in a refusal. @throws NotFound */
export async function readRecord<State extends object>(
  records: { find(id: string): Promise<Found<Aggregate<State>> | null> },
  thing: string,
  id: string,
): Promise<VersionedState<State>> {
  const found = await records.find(id);
  if (!found) throw new NotFound(thing, id);
  return { ...found.aggregate.snapshot(), version: found.version };
}
