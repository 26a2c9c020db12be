import { DomainError } from '@entente/kernel';

/** The command that this one was to follow came to nothing, so that there is nothing to carry it out on. */
export class EarlierCommandFailed extends DomainError {
  readonly code = 'earlier-command-failed';

  constructor(
    readonly resultId: string,
    readonly after: string,
  ) {
    super(`result ${resultId} does not have the version that command ${after} was to make`);
  }
}

/** It may come yet: queues arrive in pieces, and in any order. */
export class EarlierCommandMissing extends DomainError {
  readonly code = 'earlier-command-missing';

  constructor(
    readonly resultId: string,
    readonly basedOn: number,
  ) {
    super(`result ${resultId} has no version ${basedOn} yet; send the command that makes it`);
  }
}

/** The version has the number that the device expected, and is not the one that it made. */
export class MadeByAnotherCommand extends DomainError {
  readonly code = 'made-by-another-command';

  constructor(
    readonly resultId: string,
    readonly version: number,
  ) {
    super(`version ${version} of result ${resultId} was made by another command`);
  }
}
