/** What a code of a refusal is to a client. Titles are the same for every occurrence of a code. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** From the `code` of a DomainError to what HTTP says; each service has one. */
export type ProblemTable = Readonly<Record<string, ProblemKind>>;

/** The kinds that every service shares; a service's own table goes before it. */
export const SHARED_PROBLEMS: ProblemTable = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'malformed-id': { status: 400, title: 'The id is not a UUID in lower case' },
  'malformed-if-match': { status: 400, title: 'If-Match does not name one version' },
  'malformed-idempotency-key': { status: 400, title: 'The Idempotency-Key cannot be used' },
  'malformed-cursor': { status: 400, title: 'The cursor is not one of ours' },
  'missing-token': { status: 401, title: 'A token is needed' },
  'invalid-token': { status: 401, title: 'The token is not accepted' },
  'role-not-allowed': { status: 403, title: 'The role does not allow this' },
  'not-yours': { status: 403, title: 'It belongs to somebody else' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'already-exists': { status: 409, title: 'It exists already' },
  'version-conflict': { status: 409, title: 'Somebody else was faster' },
  'status-does-not-allow': { status: 409, title: 'Its state does not allow this' },
  'stale-version': { status: 412, title: 'It has changed since' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'invalid-field': { status: 422, title: 'A field breaks its rule' },
  'status-is-not-a-field': { status: 422, title: 'The status is not a field of this command' },
  'event-too-large': { status: 422, title: 'The record would become too large' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another command' },
  'precondition-required': { status: 428, title: 'If-Match is needed' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  overloaded: { status: 503, title: 'More is asked than this service can work on' },
  'dependency-unavailable': { status: 503, title: 'Something this service needs does not answer' },
};

/** For requests that the framework refuses itself. */
export function codeOfStatus(status: number): string {
  const shared = FRAMEWORK_CODES[status];
  return shared ?? (status >= 400 && status < 500 ? 'malformed-request' : 'internal-error');
}

const FRAMEWORK_CODES: Readonly<Record<number, string>> = {
  401: 'missing-token',
  403: 'role-not-allowed',
  404: 'not-found',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'dependency-unavailable',
};
