import type { CountryCode } from '../country-code.js';
import type { Role } from '../roles.js';

/** Who sends a request, as the issuer of the token vouches for it. */
export interface Actor {
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly country?: CountryCode;
  readonly organisation?: string;
}

/** What every command brings beside its own fields; it is kept in the journal with the event. */
export interface Command {
  readonly actor: Actor;
  readonly requestId: string;
  readonly traceparent?: string;
  /** The hash of the body, where a repetition of it is told from another command. */
  readonly bodyHash: string;
  /** The client's key of this command: with it, a repetition answers as the first time. */
  readonly idempotencyKey?: string;
}

/** A command about one record, decided on one version of it. */
export interface CommandOnRecord extends Command {
  readonly id: string;
  /** The version in `If-Match`; what it means that it is absent depends on whether the record exists. */
  readonly expectedVersion?: number | undefined;
}

/** Records published facts for any country; no other role may. */
export function isRegistrar(actor: Pick<Actor, 'roles'>): boolean {
  return hasRole(actor, 'registrar');
}

export function hasRole({ roles }: Pick<Actor, 'roles'>, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role));
}
