import { hasRole, isRegistrar, NotFound, NotYours, type Actor } from '@entente/kernel';
import type { Measure, MeasureRecord } from './measure.js';

/** A project lead records what its country reports or its organisation leads; a registrar what anybody published. */
export function mayRecord(actor: Actor, record: MeasureRecord): boolean {
  if (isRegistrar(actor)) return true;
  const { country, organisation } = actor;
  const own =
    (country !== undefined && record.reportingCountry === country) ||
    (organisation !== undefined && record.leadOrganisation === organisation);
  return own && hasRole(actor, 'project-lead');
}

/** @throws NotFound for a measure that is somebody else's to change, as for one that does not exist */
export function mustBeOwn(actor: Actor, measure: Measure): void {
  const state = measure.snapshot();
  if (!mayRecord(actor, state)) throw new NotFound('measure', state.id);
}

/** A record must stay its author's, or it would be somebody else's the moment it is written. */
export function mustStayOwn(actor: Actor, record: MeasureRecord): void {
  if (mayRecord(actor, record)) return;
  throw new NotYours('a measure is recorded by its reporting country or its lead organisation', [
    {
      pointer: '/reportingCountry',
      detail: 'must be your own country, or leadOrganisation your organisation',
    },
  ]);
}
