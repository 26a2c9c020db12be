import { DomainError } from '@entente/kernel';
import type { ParticipantName } from './participant.js';

/** Beside those that take part, a name may say too much: a service that the plan does not list. */
export class ParticipantNotListed extends DomainError {
  readonly code = 'participant-not-listed';

  constructor(
    readonly jointActionDayId: string,
    { body, service }: ParticipantName,
  ) {
    const field = service !== undefined ? 'service' : body !== undefined ? 'body' : 'country';
    super(`joint action day ${jointActionDayId} lists no participant of that name`, [
      { pointer: `/${field}`, detail: 'must be that of a participant' },
    ]);
  }
}

/** An invitation is answered once; who declined or left is invited again before it accepts. */
export class ParticipationDoesNotAllow extends DomainError {
  readonly code = 'participation-does-not-allow';

  constructor(
    readonly jointActionDayId: string,
    readonly status: string,
    wish: string,
  ) {
    super(`a participant of joint action day ${jointActionDayId} that is ${status} cannot ${wish}`);
  }
}

export class NobodyToInvite extends DomainError {
  readonly code = 'nobody-to-invite';

  constructor(readonly jointActionDayId: string) {
    super(`joint action day ${jointActionDayId} has invited all of them, and none has declined or left`);
  }
}

export class NothingToRemindOf extends DomainError {
  readonly code = 'nothing-to-remind-of';

  constructor(readonly jointActionDayId: string) {
    super(`joint action day ${jointActionDayId} waits for no figure that nobody was reminded of`);
  }
}
