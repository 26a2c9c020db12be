import { DomainError } from '@entente/kernel';

export class MissingToken extends DomainError {
  readonly code = 'missing-token';

  constructor() {
    super('This needs a token: Authorization: Bearer …');
  }
}

/** Says which check failed, never anything of the token. */
export class InvalidToken extends DomainError {
  readonly code = 'invalid-token';

  constructor(reason: string, options?: ErrorOptions) {
    super(`The token is not accepted: ${reason}`, [], options);
  }
}

export class RoleNotAllowed extends DomainError {
  readonly code = 'role-not-allowed';

  constructor(allowed: readonly string[]) {
    super(`This needs one of the roles ${allowed.join(', ')}`);
  }
}
