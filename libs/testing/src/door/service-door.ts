import type { JWTPayload } from 'jose';
import type { CallOptions, Answer, Caller } from '../http/caller.js';
import type { RunningService } from '../http/running-service.js';
import type { AccessTable, RouteName } from './access-table.js';
import { ApiDocument, type Operation } from './api-document.js';
import { Tally } from './tally.js';

/** A good request, with every field or query key that the route takes. */
export interface Example {
  readonly body?: object;
  readonly query?: Readonly<Record<string, string>>;
  /** Stores what the record belongs to, and answers those parameters of its address. */
  readonly within?: (registrar: Caller) => Promise<Readonly<Record<string, string>>>;
}

/** A record that belongs to somebody. */
export interface OwnedRecord {
  /** Stores one, and answers the values of the parameters in its address. */
  readonly store: (registrar: Caller) => Promise<Readonly<Record<string, string>>>;
  /** The claims of somebody whose it is. */
  readonly owner: JWTPayload;
  /** The same roles, and none of its countries or organisations. */
  readonly stranger: JWTPayload;
  /** Parameters of its address that name what a stranger may reach, and it may not. */
  readonly within?: readonly string[];
  /** What its owner may ask for and a stranger may not, with the body where one is needed. */
  readonly routes: Readonly<Partial<Record<RouteName, object | undefined>>>;
}

/** What a service says of its door, so that the shared suite can try it. */
export interface ServiceDoor {
  readonly service: string;
  readonly run: () => Promise<RunningService>;
  readonly access: AccessTable;
  readonly examples: Readonly<Partial<Record<RouteName, Example>>>;
  readonly records?: Readonly<Record<string, OwnedRecord>>;
}

/** Never the version of anything: what is good otherwise is refused with 412, and so stores nothing. */
export const NO_VERSION = 999;

/** A running service whose door is tried. */
export class TriedDoor {
  readonly tally = new Tally();

  private constructor(
    readonly door: ServiceDoor,
    readonly service: RunningService,
    readonly document: ApiDocument,
    readonly operations: readonly Operation[],
  ) {}

  static async of(door: ServiceDoor): Promise<TriedDoor> {
    const service = await door.run();
    const document = await ApiDocument.servedTo(service.caller());
    return new TriedDoor(door, service, document, document.operations());
  }

  async callerWith(claims: JWTPayload): Promise<Caller> {
    return this.service.caller(await this.service.issuer.sign(claims));
  }

  async callerFor(route: RouteName): Promise<Caller> {
    return this.service.caller(await this.tokenFor(route));
  }

  /** Of somebody whom the table lets ask for this: a registrar where it is one's to ask. */
  tokenFor(route: RouteName): Promise<string> {
    const access = this.door.access[route];
    const roles = typeof access === 'object' ? access : [];
    const role = roles.includes('registrar') ? 'registrar' : roles[0];
    return this.service.issuer.sign({ roles: [role], country: 'NL', organisation: 'EUROPOL' });
  }
}

/** Sends a command that changes nothing, whoever sends it and however good it is. */
export function ask(
  caller: Caller,
  method: string,
  address: string,
  options: CallOptions = {},
): Promise<Answer> {
  const ifMatch = method === 'PUT' || method === 'POST' ? { ifMatch: NO_VERSION } : {};
  return caller.send(method, address, { ...ifMatch, ...options });
}
