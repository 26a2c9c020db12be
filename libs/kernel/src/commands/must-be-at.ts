import { PreconditionRequired, StaleVersion } from '../refusals.js';

/** @throws PreconditionRequired without an expected version, StaleVersion where another one is stored */
export function mustBeAt(
  thing: string,
  id: string,
  version: number,
  expectedVersion: number | undefined,
): void {
  if (expectedVersion === undefined) throw new PreconditionRequired(thing, id);
  if (expectedVersion !== version) throw new StaleVersion(thing, id, expectedVersion, version);
}
