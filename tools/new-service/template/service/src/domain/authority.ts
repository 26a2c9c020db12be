import { hasRole, isRegistrar, NotFound, NotYours, type Actor } from '@entente/kernel';
import type { SampleEntry, SampleEntryRecord } from './sample-entry.js';

/** A project lead records what its country reports; a registrar what anybody published. */
export function mayRecord(actor: Actor, { reportingCountry }: SampleEntryRecord): boolean {
  return isRegistrar(actor) || (hasRole(actor, 'project-lead') && actor.country === reportingCountry);
}

/** @throws NotFound for one that is somebody else's to change, as for one that does not exist */
export function mustBeOwn(actor: Actor, stored: SampleEntry): void {
  const state = stored.snapshot();
  if (!mayRecord(actor, state)) throw new NotFound('sample entry', state.id);
}

/** A record must stay its author's, or it would be somebody else's the moment it is written. */
export function mustStayOwn(actor: Actor, record: SampleEntryRecord): void {
  if (mayRecord(actor, record)) return;
  throw new NotYours('a sample entry is recorded by its reporting country', [
    { pointer: '/reportingCountry', detail: 'must be your own country' },
  ]);
}
