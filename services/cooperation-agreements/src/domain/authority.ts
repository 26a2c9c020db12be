import { hasRole, isRegistrar, NotFound, NotYours, type Actor } from '@entente/kernel';
import type { Cooperation } from './cooperation.js';

type Concerned = Pick<Cooperation, 'parties' | 'reportedBy'>;

/** A project lead records what its country is party to or reports, or its organisation is party to; a registrar anything. */
export function mayRecord(actor: Actor, { parties, reportedBy }: Concerned): boolean {
  if (isRegistrar(actor)) return true;
  const { country, organisation } = actor;
  const ofCountry =
    country !== undefined &&
    (reportedBy.includes(country) || parties.some((party) => party.country === country));
  const ofOrganisation = organisation !== undefined && parties.some(({ body }) => body === organisation);
  return (ofCountry || ofOrganisation) && hasRole(actor, 'project-lead');
}

/** @throws NotFound for what is somebody else's to change, as for what does not exist */
export function mustBeOwn(actor: Actor, thing: string, stored: Concerned & { readonly id: string }): void {
  if (!mayRecord(actor, stored)) throw new NotFound(thing, stored.id);
}

/** A record must stay its author's, or it would be somebody else's the moment it is written. */
export function mustStayOwn(actor: Actor, thing: string, record: Concerned): void {
  if (mayRecord(actor, record)) return;
  throw new NotYours(`an ${thing} is recorded by its parties or the states that report it`, [
    { pointer: '/parties', detail: 'must name your own country or organisation, or reportedBy your country' },
  ]);
}
